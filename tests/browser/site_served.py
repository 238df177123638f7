"""The site of ``make site`` as a reader has it: served from this machine, and nobody else answers."""

import functools
import http.server
import os
import socketserver
import threading

import pytest
from lab import ROOT, Notebook

SITE = ROOT / "site"

CHROMIUMS_OWN = "update.googleapis.com", "accounts.google.com", "content-autofill.googleapis.com"


def built():
    """The site's folder; where it was not built, tests of it are skipped, and fail in CI."""
    if not (SITE / "lab" / "lab" / "index.html").is_file():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no site/: make site")
    return SITE


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass

    def copyfile(self, source, target):
        self.server.sent += os.fstat(source.fileno()).st_size if hasattr(source, "fileno") else 0
        super().copyfile(source, target)

    def handle(self):
        try:
            super().handle()
        except ConnectionError:  # a page that was left
            pass


class _Refusing(socketserver.StreamRequestHandler):
    """A proxy that takes down what it is asked for, and closes."""

    def handle(self):
        self.server.asked.append(self.rfile.readline().decode(errors="replace").strip())


class Site:
    """A server of the folder, and a proxy for every other address that refuses and counts."""

    def __init__(self, folder):
        handler = functools.partial(_Quiet, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._proxy = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Refusing)
        self._server.sent, self._proxy.asked = 0, []
        for server in (self._server, self._proxy):
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def browser_options(self):
        """Arguments of Chromium."""
        return [f"--proxy-server=http://127.0.0.1:{self._proxy.server_address[1]}"]

    @property
    def asked_elsewhere(self):
        """The requests to other addresses, but for what Chromium asks on its own account."""
        return [asked for asked in self._proxy.asked if not any(host in asked for host in CHROMIUMS_OWN)]

    @property
    def megabytes(self):
        """How much was sent."""
        return self._server.sent / 1e6

    def url(self, path):
        """As that of a JupyterLab server: for ``doc/tree/NAME`` the live edition with that notebook."""
        name = path.removeprefix("doc/tree/")
        return f"{self.address}/lab/lab/index.html" + (f"?path={name}" if name else "")

    def close(self):
        for server in (self._server, self._proxy):
            server.shutdown()
            server.server_close()


class LiveNotebook(Notebook):
    """A notebook of the live edition, which may be open already; its cells are known by their ids."""

    def __init__(self, page, site, name=None):
        if name:
            super().__init__(page, site, name)
        else:
            self.page, self.lab = page, site
            self._wait_for_kernel()

    def cell(self, identity):
        """The place of a cell."""
        return self.in_app(f"return notebook.content.widgets.findIndex(w => w.model.id === {identity!r})")

    def run(self, identity, source=None):
        """Run a cell, with another text if one is given, and wait until it is done; returns its output as text."""
        if source is not None:
            self._write(identity, source)
        self.run_cell(self.cell(identity))
        return self.words(identity)

    def run_all(self):
        """Run all cells and wait until they are done; a kernel that is dead or never answers fails the test, too."""
        self.start_all()
        return self.wait_until_run()

    def start_all(self):
        """Run all cells without waiting for their end."""
        self._start("app.commands.execute('notebook:run-all-cells')")

    def run_cell(self, index):
        self._start(f"notebook.content.activeCellIndex = {index}, app.commands.execute('notebook:run-cell')")
        self.wait_until_run()

    def _start(self, command):
        self.in_app(f"window.ran = false; ({command}).then(() => window.ran = true)")

    def wait_until_run(self):
        """Wait until what was started is done; a cell that fails fails the test."""
        self.page.wait_for_function("window.ran")
        assert self.errors() == [], "\n".join(self.errors())
        return self

    def begin(self, identity, source):
        """Run a cell with another text, and wait until it runs."""
        self._write(identity, source)
        self.start_cell(self.cell(identity))
        self.page.wait_for_function(
            "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'busy'"
        )

    def restart(self):
        """Kernel → Restart Kernel, as a reader chooses it, and wait for the new kernel."""
        self.page.get_by_role("menuitem", name="Kernel").click()
        self.page.locator("[data-command='kernelmenu:restart']").click()
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        self.page.get_by_role("dialog").wait_for(state="detached")
        self.page.wait_for_function(
            "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"
        )

    def _write(self, identity, source):
        self.in_app(f"notebook.content.widgets[{self.cell(identity)}].model.sharedModel.setSource({source!r})")

    def words(self, identity):
        """A cell's output as text."""
        return self.in_app(
            f"""const cell = notebook.content.widgets[{self.cell(identity)}];
            return cell.model.sharedModel.outputs.map(o => [].concat(
                o.text ?? o.traceback ?? o.data?.["text/plain"] ?? "").join("")).join("\\n")"""
        )

    def source(self, identity):
        return self.in_app(f"return notebook.content.widgets[{self.cell(identity)}].model.sharedModel.source")

    def errors(self):
        """What cells wrote as errors, wherever they are on the page."""
        return self.in_app(
            """return notebook.content.widgets.flatMap(cell => (cell.model.sharedModel.outputs ?? [])
                .filter(o => o.output_type === "error" || o.name === "stderr")
                .map(o => [].concat(o.text ?? o.traceback).join("")))"""
        )
