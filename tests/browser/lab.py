"""A real JupyterLab: its server, a notebook open in a browser, and a demo in it as the reader sees it."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOKEN = "browser-tests"
SECONDS = 1000  # Playwright counts milliseconds


def chromium():
    """The browser's path, or None."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def sandbox():
    """Chromium refuses its sandbox to root, and to nobody else."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []


class Lab:
    """A JupyterLab server with settings, workspaces and progress of its own.

    With ``windowing="none"`` the cells out of sight are on the page too; JupyterLab's own setting is "full". With
    ``lecture`` the words in pictures are large, as by `make lecture`.
    """

    def __init__(self, folder, theme="JupyterLab Light", windowing="none", lecture=False):
        self.folder = folder
        self._setting("@jupyterlab/notebook-extension/tracker", windowingMode=windowing)
        self._setting("@jupyterlab/apputils-extension/notification", fetchNews="false", checkForUpdates=False)
        self._setting("@jupyterlab/apputils-extension/themes", theme=theme)
        self._setting("@jupyter-widgets/jupyterlab-manager/plugin", saveState=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.notebooks = folder / "notebooks"
        self.notebooks.mkdir()
        environment = os.environ | {
            "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
            "NNLIB_PROGRESS": str(folder / "progress.json"),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
        }
        if lecture:
            environment["NNLIB_LECTURE"] = "1"
        self._log = (folder / "jupyter.log").open("w")
        self._process = subprocess.Popen(
            [
                sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={self.port}",
                "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}", "--expose-app-in-browser",
                f"--ServerApp.root_dir={self.notebooks}",
            ],
            env=environment, stdout=self._log, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def _setting(self, name, **values):
        path = self.folder / "settings" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))

    def wait(self):
        """Wait until the server answers, or say why it does not."""
        while True:
            try:
                return urllib.request.urlopen(self.url("api"), timeout=5).close()
            except OSError:
                if self._process.poll() is not None:
                    pytest.fail(f"JupyterLab did not start:\n{(self.folder / 'jupyter.log').read_text()[-2000:]}")

    def url(self, path):
        return f"http://127.0.0.1:{self.port}/{path}?token={TOKEN}"

    def write(self, name, *cells):
        """A notebook of code cells; returns its name."""
        import nbformat  # slow to import, and not needed to find that no browser test runs

        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, self.notebooks / name)
        return name

    def copy(self, path):
        """A copy of a notebook, so that the reader's file stays as it is; returns its name."""
        shutil.copy(path, self.notebooks)
        return Path(path).name

    def stop(self):
        self._process.terminate()
        self._process.wait(timeout=30)
        self._log.close()


def close_all(page):
    """Close all notebooks without saving, and end their kernels."""
    page.evaluate(
        """async () => {
            const open = [...(window.jupyterapp?.shell.widgets("main") ?? [])];
            for (const notebook of open.filter(widget => widget.sessionContext)) {
                await notebook.sessionContext.shutdown();
                notebook.context.model.dirty = false;
                notebook.dispose();
            }
        }"""
    )


class Notebook:
    """An open notebook: run it, look at its demos."""

    def __init__(self, page, lab, name):
        self.page, self.lab = page, lab
        self.open(name)

    def open(self, name):
        """Open a notebook in place of the one before, and wait for its kernel; the page is loaded once."""
        if self.page.url.startswith(self.lab.url("").partition("?")[0]):
            close_all(self.page)
            self.in_app(f"await app.commands.execute('docmanager:open', {{ path: {name!r} }})")
        else:
            self.load(name)
        self._wait_for_kernel()

    def load(self, name):
        """Load the page anew, with this notebook."""
        self.page.goto(self.lab.url(f"doc/tree/{name}"))
        self._wait_for_kernel()

    def _wait_for_kernel(self):
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        self.page.wait_for_function("window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel")
        self.in_app("await notebook.context.ready; await notebook.sessionContext.ready")
        self.wait_until_idle()

    def in_app(self, code):
        """Run JavaScript with JupyterLab as `app` and the open notebook as `notebook`."""
        start = "const app = window.jupyterapp, notebook = app.shell.currentWidget"
        return self.page.evaluate(f"async () => {{ {start}; {code} }}")

    def wait_until_idle(self):
        """Wait until the kernel has nothing left to do."""
        self.page.wait_for_function(
            "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"
        )

    def command(self, name):
        """Run a command of JupyterLab."""
        self.in_app(f"await app.commands.execute('{name}')")

    def run_all(self):
        """Run all cells and wait until they are done; a cell that fails fails the test."""
        self.command("notebook:run-all-cells")
        self.wait_until_idle()
        assert self.errors() == []
        return self

    def start_cell(self, index):
        """Run one cell without waiting for its end."""
        self.in_app(f"notebook.content.activeCellIndex = {index}; app.commands.execute('notebook:run-cell')")

    def run_cell(self, index):
        """Run one cell and wait until it is done."""
        self.in_app(f"notebook.content.activeCellIndex = {index}; await app.commands.execute('notebook:run-cell')")
        assert self.errors() == []

    def run_cells(self, *indices):
        for index in indices:
            self.run_cell(index)

    def output(self, index):
        """A cell's output as text."""
        return self.page.locator(".jp-CodeCell").nth(index).locator(".jp-OutputArea-output").inner_text().strip()

    def interrupt(self):
        """Interrupt the running cell and wait for its end."""
        self.command("notebook:interrupt-kernel")
        self.wait_until_idle()

    def save(self):
        self.in_app("await notebook.context.save()")

    def running(self):
        """Whether a cell waits or runs."""
        return self.page.locator(".jp-InputPrompt", has_text="[*]").count() > 0

    def errors(self):
        """What cells wrote as errors."""
        kinds = [f".jp-RenderedText[data-mime-type='application/vnd.jupyter.{kind}']" for kind in ("error", "stderr")]
        return self.page.locator(", ".join(kinds)).all_inner_texts()

    @property
    def demos(self):
        """The demos on the page, from top to bottom."""
        self.page.locator(".nnlib-demo img").first.wait_for()
        return [Shown(self.page, demo) for demo in self.page.locator(".nnlib-demo").all()]

    @property
    def demo(self):
        return self.demos[0]


class Shown:
    """One demo as the reader sees it."""

    def __init__(self, page, element):
        self.page, self.element = page, element
        self.image = element.locator(".nnlib-picture img")
        self.image.wait_for()
        page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=self.image.element_handle())

    @property
    def readout(self):
        return self.element.locator(".nnlib-picture p").inner_text()

    @property
    def alt(self):
        return self.image.get_attribute("alt")

    def slider(self, index=0):
        """The handle of a slider: what takes the keyboard's focus."""
        return self.element.get_by_role("slider").nth(index)

    def value(self, index=0):
        """What a slider says its value is."""
        return self.element.locator(".widget-slider .widget-readout").nth(index).inner_text()

    def is_named(self):
        """Whether every slider tells a screen reader its name."""
        return all(slider.get_attribute("aria-label") for slider in self.element.get_by_role("slider").all())

    def move_first_control(self):
        """Change what comes first: a slider by an arrow key, a choice, a checkbox, a number, a button."""
        control = self.element.locator(".nnlib-controls > *").first
        slider, choice, option = control.get_by_role("slider"), control.locator("select"), control.get_by_role("radio")
        if slider.count():
            at_end = slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax")
            slider.press("ArrowLeft" if at_end else "ArrowRight")
        elif choice.count():
            values = choice.locator("option").evaluate_all("options => options.map(option => option.value)")
            choice.select_option(next(value for value in values if value != choice.input_value()))
        elif option.count():
            next(radio for radio in option.all() if not radio.is_checked()).check()
        elif control.get_by_role("checkbox").count():
            control.get_by_role("checkbox").first.press("Space")
        elif control.locator("input").count():
            control.locator("input").press("ArrowUp")
        else:
            self.element.locator(".nnlib-buttons button").first.click()

    def press(self, label):
        """Press a button by its label."""
        self._button(label).click()

    def has_button(self, label):
        return self._button(label).count() == 1

    def _button(self, label):
        return self.element.locator(".nnlib-buttons button", has_text=re.compile(f"^{label}$"))

    def picture(self):
        """A hash of the picture's pixels as the browser decoded them, with its size."""
        return self.image.evaluate(
            """async image => {
                for (let source; source !== image.src;) {  // until no new frame came while one was decoded
                    source = image.src;
                    await image.decode().catch(error => { if (source === image.src) throw error; });
                }
                const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
                const context = canvas.getContext("2d");
                context.drawImage(image, 0, 0);
                const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
                const hash = await crypto.subtle.digest("SHA-256", data);
                return [canvas.width, canvas.height, ...new Uint8Array(hash)].join(" ");
            }"""
        )

    def until(self, condition, what):
        """Wait until a condition of this demo holds, for five minutes at most."""
        end = time.monotonic() + 300
        while time.monotonic() < end:
            if condition():
                return
            self.page.evaluate("() => new Promise(requestAnimationFrame)")
            self.page.wait_for_timeout(25)
        pytest.fail(f"waited for {what}; the demo says {self.readout!r}")

    def changes(self, act, what="the picture"):
        """Act, and wait until the picture has changed."""
        before = self.picture()
        act()
        self.until(lambda: self.picture() != before, f"{what} to change")

    def drag_in_picture(self, start, end):
        """Drag with the mouse between two places, given as shares of the picture's width and height."""
        self.image.scroll_into_view_if_needed()
        box = self.image.bounding_box()
        (x0, y0), (x1, y1) = ((box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end))
        self.page.mouse.move(x0, y0)
        self.page.mouse.down()
        self.page.mouse.move(x1, y1, steps=10)
        self.page.mouse.up()

    def drag(self, index=0, by=80):
        """Drag a slider's handle with the mouse, so many pixels to the right."""
        handle = self.slider(index)
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + by, y, steps=10)
        self.page.mouse.up()
