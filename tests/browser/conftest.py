"""A real JupyterLab in a real browser: one server and one Chromium for all tests, a fresh page for each."""

import os
from pathlib import Path

import pytest
from lab import SECONDS, Lab, Notebook, chromium, sandbox


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


@pytest.fixture
def page(tab):
    """The tab, 1100 pixels wide; an error in its console fails the test."""
    said = []

    def hear(message):
        # A notebook that is closed ends its kernel, whatever the page was still asking it.
        if message.type == "error" and "Canceled future" not in message.text:
            said.append(message.text)

    def hear_error(error):
        said.append(str(error))

    tab.set_viewport_size({"width": 1100, "height": 900})
    tab.on("console", hear)
    tab.on("pageerror", hear_error)
    yield tab
    tab.remove_listener("console", hear)
    tab.remove_listener("pageerror", hear_error)
    assert said == []


@pytest.fixture
def opened(page, lab):
    """Open a notebook of the given cells, or a copy of a notebook file; it is closed after the test."""
    notebooks = []

    def open_(*cells, name="notebook.ipynb", lab=lab):
        is_file = len(cells) == 1 and isinstance(cells[0], Path)
        notebooks.append(Notebook(page, lab, lab.copy(cells[0]) if is_file else lab.write(name, *cells)))
        return notebooks[-1]

    yield open_
    for notebook in notebooks:
        notebook.close()
