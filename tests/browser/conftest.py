"""A real JupyterLab in a real browser: one server and one Chromium for all tests, a fresh page for each."""

import os
from pathlib import Path

import pytest
from lab import SECONDS, Lab, Notebook, chromium, close_all, sandbox


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        told = pytest.fail if os.environ.get("CI") else pytest.skip
        told("no Chromium: install it with `apt-get install chromium`, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=sandbox())
        yield browser
        browser.close()


def _served(folder, **options):
    lab = Lab(folder, **options)
    try:
        lab.wait()
        yield lab
    finally:
        lab.stop()


@pytest.fixture(scope="session")
def lab(tmp_path_factory, browser):
    yield from _served(tmp_path_factory.mktemp("lab"))


@pytest.fixture(scope="session")
def dark_lab(tmp_path_factory, browser):
    yield from _served(tmp_path_factory.mktemp("dark"), theme="JupyterLab Dark")


@pytest.fixture(scope="session")
def slides_lab(tmp_path_factory, browser):
    yield from _served(tmp_path_factory.mktemp("slides"), windowing="full")


@pytest.fixture(scope="module")
def tab(browser):
    """One tab for all tests of a file: JupyterLab's page is loaded once, notebooks come and go in it."""
    tab = browser.new_page()
    tab.set_default_timeout(300 * SECONDS)
    yield tab
    tab.close()


class Console:
    """The errors in a tab's console, until it is no longer listened to."""

    def __init__(self, tab):
        self.tab, self.errors = tab, []
        self.hearing = {
            "console": lambda message: self._hear(message.text) if message.type == "error" else None,
            "pageerror": lambda error: self._hear(str(error)),
        }
        for event, hear in self.hearing.items():
            tab.on(event, hear)

    def _hear(self, words):
        # A notebook that gives way to another ends its kernel, whatever the page was still asking it.
        if "Canceled future" not in words:
            self.errors.append(words)

    def stop(self):
        while self.hearing:
            self.tab.remove_listener(*self.hearing.popitem())


@pytest.fixture
def console(tab):
    """An error in the console fails the test."""
    console = Console(tab)
    yield console
    console.stop()
    assert console.errors == []


@pytest.fixture
def page(tab, console):
    """The tab, 1100 pixels wide."""
    tab.set_viewport_size({"width": 1100, "height": 900})
    return tab


@pytest.fixture
def opened(page, lab, console):
    """Open a notebook of the given cells, or a copy of a notebook file; it is closed after the test."""

    def open_(*cells, name="notebook.ipynb", lab=lab):
        is_file = len(cells) == 1 and isinstance(cells[0], Path)
        return Notebook(page, lab, lab.copy(cells[0]) if is_file else lab.write(name, *cells))

    yield open_
    console.stop()  # what JupyterLab says of views that are gone is not about the notebook
    close_all(page)
