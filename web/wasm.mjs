// Runs the library's tests under Pyodide in Node: node web/wasm.mjs PYODIDE LIVE_EDITION NEEDED [PYTEST'S ARGUMENTS]

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, lab, needed, ...given] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(pyodide, "pyodide.mjs")));
const python = await loadPyodide({
  indexURL: resolve(lab, "static/pyodide") + "/",
  env: { HOME: "/home/pyodide", PYTHONPATH: "/course:/course/tests:/needed", PYTHONDONTWRITEBYTECODE: "1" },
});
python.FS.mkdir("/drive"); // where JupyterLite shows the reader's files
for (const [place, root] of [["/course", "."], ["/needed", needed]]) {
  python.FS.mkdir(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: resolve(root) }, place);
}
const silent = { messageCallback: () => {} };
await python.loadPackage(["anywidget", "ipycanvas", "ipython", "neural-networks-hands-on"], silent);
python.globals.set("arguments", python.toPy(given));
try {
  process.exitCode = await python.runPythonAsync(`
import os, sys
os.umask(0o022)  # else its files can be written by nobody
os.chdir("/course")
sys.path.insert(0, "/course/web")
import pytest, wasm
int(pytest.main(list(arguments), plugins=[wasm]))
`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
