"""The site: fifteen notebooks live in the browser, from one folder of files, and pages to read."""

import json
import re
import time
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from axe_core_python.sync_playwright import Axe
from lab import ROOT, SECONDS, chromium, sandbox
from site_served import LiveNotebook, Site, built

pytestmark = pytest.mark.landing
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def site():
    site = Site(built())
    yield site
    site.close()


@pytest.fixture(scope="module")
def reader(site, browser):
    """A Chromium of its own, which reaches this site and nobody else."""
    reader = browser.browser_type.launch(executable_path=chromium(), args=[*sandbox(), *site.browser_options])
    yield reader
    reader.close()


@pytest.fixture
def visit(reader):
    """A first visit: nothing is kept yet."""
    visit = reader.new_context(viewport={"width": 1280, "height": 900})
    visit.set_default_timeout(600 * SECONDS)
    yield visit
    visit.close()


ANSWER = """
def accuracy(predicted, true):
    return np.mean(predicted == true)
exercises.accuracy.check(accuracy)
"""

RELU = """
from nnlib.exercises import activations as exercises
exercises.relu.check(lambda x: x * (x > 0))
"""


def test_the_first_notebook_is_live_and_what_was_done_in_it_is_there_after_a_reload(site, visit):
    notebook = LiveNotebook(visit.new_page(), site, "00_start_here.ipynb").run_all()
    assert site.megabytes < 40
    training = notebook.demos[0]
    assert training.readout.startswith("Untrained")
    training.press("Play")
    training.until(lambda: training.readout.startswith("In epoch"), "images to be read")
    training.press("Pause")
    training.changes(lambda: training.slider().press("ArrowRight"))
    drawing = notebook.demos[1]
    drawing.changes(lambda: drawing.drag())

    wrong = notebook.run("exercise-check", ANSWER.replace("==", "!="))
    assert "✗" in wrong
    assert "✓" in notebook.run("exercise-check", ANSWER)
    endless = ANSWER.replace("return", "while len(true) > 0: pass\n    return")
    assert "Is there a loop that never ends?" in notebook.run("exercise-check", endless)
    notebook.run("exercise-check", ANSWER)
    notebook.save()

    notebook.load("00_start_here.ipynb")
    assert notebook.source("exercise-check") == ANSWER
    notebook.run("imports")
    assert "1 of " in notebook.run("progress")
    assert site.asked_elsewhere == []


def test_two_tabs_keep_the_progress_of_both(site, visit):
    one = LiveNotebook(visit.new_page(), site, "00_start_here.ipynb")
    other = LiveNotebook(visit.new_page(), site, "02_activations.ipynb")
    for notebook in (one, other):
        notebook.run("parameters")
        notebook.run("imports")
    one.run("exercise-check", ANSWER)
    other.run("imports", RELU)
    one.run("exercise-check", ANSWER)
    known = "from nnlib.exercises import _progress\nprint(sorted(_progress.records()))"
    for notebook in (one, other):
        assert notebook.run("imports", known).strip() == "['activations.relu', 'start_here.accuracy']"


@pytest.mark.deep
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_first_to_last_cell(site, visit, name):
    began = time.monotonic()
    notebook = LiveNotebook(visit.new_page(), site, f"{name}.ipynb")
    ready = time.monotonic()
    notebook.run_all()
    print(f"{name}: ready after {ready - began:.0f} s, all cells in {time.monotonic() - ready:.0f} s")
    assert site.asked_elsewhere == []


@pytest.mark.deep
def test_three_tabs_run_at_once(site, visit):
    tabs = [LiveNotebook(visit.new_page(), site, f"{name}.ipynb") for name in NOTEBOOKS[:3]]
    for tab in tabs:
        tab.start_all()
    for tab in tabs:
        tab.wait_until_run()


@pytest.mark.parametrize(
    "lack, words",
    [
        ("delete window.WebAssembly", "This browser has no WebAssembly"),
        ("IDBFactory.prototype.open = () => { throw new Error('no storage') }", "This browser keeps nothing"),
    ],
)
def test_a_browser_that_lacks_something_is_told_in_a_sentence(site, visit, lack, words):
    page = visit.new_page()
    page.add_init_script(lack)
    page.goto(site.url("doc/tree/00_start_here.ipynb"))
    assert page.locator("#nnlib-note").inner_text().startswith(words)


def test_the_page_says_what_to_press_when_a_cell_does_not_end(site, visit):
    page = visit.new_page()
    page.goto(site.url("doc/tree/00_start_here.ipynb"))
    assert "Kernel → Restart Kernel" in page.locator("#nnlib-note").inner_text()


def test_a_cell_that_never_ends_is_ended_as_the_page_says_and_nothing_is_lost(site, visit):
    notebook = LiveNotebook(visit.new_page(), site, "00_start_here.ipynb")
    notebook.run("parameters")
    notebook.run("imports")
    notebook.run("exercise-check", ANSWER)
    notebook.begin("progress", "while True: pass")
    notebook.restart()
    assert notebook.source("exercise-check") == ANSWER
    notebook.run("imports")
    assert "1 of " in notebook.run("progress", "exercises.progress()")


WRITTEN = """
for name in ("lines.jsonl", "broken.json", "words"):
    for _ in range(2):
        with open(name, "a") as file:
            file.write('{"a": 1}\\n')
    print(len(open(name).readlines()))
"""


def test_a_file_may_be_named_like_json_and_be_none(site, visit):
    notebook = LiveNotebook(visit.new_page(), site, "00_start_here.ipynb")
    assert notebook.run("imports", WRITTEN).split() == ["2", "2", "2"]


LOSING = """
method => {
    let sent = 0;
    globalThis.XMLHttpRequest = class {
        open() {}
        send() { Object.assign(this, { status: 200, responseText: ++sent < 3 ? "" : '"the file"' }); }
    };
    return [new Function(`return { ${method} }`)().request({}), sent];
}
"""


def test_a_file_of_which_the_browser_loses_the_answer_is_asked_for_again(site, visit):
    asks = re.compile(r"request\(e.{1,20}new XMLHttpRequest.*?(?=get endpoint)")
    scripts = (built() / "lab" / "extensions" / "@jupyterlite").rglob("*.js")
    methods = [method for path in scripts for method in asks.findall(path.read_text("utf-8"))]
    page = visit.new_page()
    answers = [page.evaluate(LOSING, method) for method in methods]
    assert len(answers) == 4 and all(answer == ["the file", 3] for answer in answers)


def test_the_live_edition_has_all_notebooks_and_takes_at_most_60_megabytes():
    folder = built() / "lab"
    assert sorted(path.stem for path in (folder / "files").glob("*.ipynb")) == NOTEBOOKS
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 60e6


def test_every_package_that_the_kernel_may_ask_for_is_there_and_its_own():
    folder = built() / "lab" / "static" / "pyodide"
    packages = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))["packages"]
    assert packages.keys() >= {"numpy", "neural-networks-hands-on"}
    files = {package["file_name"]: package["sha256"] for package in packages.values()}
    assert {name: sha256((folder / name).read_bytes()).hexdigest() for name in files} == files
    assert {name.replace("_", "-") for package in packages.values() for name in package["depends"]} <= packages.keys()


# The reading edition


class Page(HTMLParser):
    """What a page links to, takes as a file and shows, and the places in it that can be linked to."""

    def __init__(self, path):
        super().__init__()
        self.path, self.links, self.files, self.places, self.without_words = path, [], [], set(), []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        links = [given[name] for name in ("href", "src") if given.get(name)]
        self.places |= {given[name] for name in ("id", "name") if given.get(name)}
        self.links += links
        self.files += links if tag != "a" else []
        if tag == "img" and not given.get("alt"):
            self.without_words.append(given.get("src", "")[:80])


class Style:
    """What a stylesheet takes: fonts, pictures, other sheets."""

    def __init__(self, path):
        self.path, text = path, path.read_text("utf-8")
        self.links = self.files = re.findall(r"""(?:url\(|@import)\s*["']?([^"')\s]+)""", text)


def of_the_pages(pattern, kind):
    folder = built()
    return {path: kind(path) for path in folder.rglob(pattern) if folder / "lab" not in path.parents}


@pytest.fixture(scope="module")
def pages():
    return of_the_pages("*.html", Page)


@pytest.fixture(scope="module")
def styles():
    return of_the_pages("*.css", Style)


def test_every_link_leads_somewhere_and_no_picture_or_font_is_missing(pages, styles):
    lost = []
    for page in [*pages.values(), *styles.values()]:
        for link in page.links:
            address = urlsplit(link)
            if address.scheme or address.netloc:
                continue
            target = (page.path.parent / unquote(address.path)).resolve() if address.path else page.path
            place = unquote(address.fragment)
            if not target.is_file() or place and target in pages and place not in pages[target].places | {""}:
                lost.append((page.path.name, link))
    assert lost == []


def test_no_page_takes_a_file_from_another_address(pages, styles):
    takers = [*pages.values(), *styles.values()]
    assert len(styles) > 5
    assert [(taker.path.name, file) for taker in takers for file in taker.files if urlsplit(file).netloc] == []


def test_every_picture_has_its_words(pages):
    assert {page.path.name: page.without_words for page in pages.values() if page.without_words} == {}


def test_every_notebook_has_a_page_with_a_button_that_opens_it_and_so_has_the_first_page(pages):
    buttons = {page.path.stem: {link for link in page.links if link.startswith("lab/")} for page in pages.values()}
    assert len(NOTEBOOKS) == 15
    of = {name: f"lab/lab/index.html?path={name}.ipynb" for name in NOTEBOOKS}
    assert {name: buttons[name] for name in NOTEBOOKS} == {name: {address} for name, address in of.items()}
    assert buttons["index"] == set(of.values())


def entries():
    """Of each function and class of the reference: its page, its signature, and its text without code."""
    for path in sorted((built() / "reference").glob("*.html")):
        text = re.sub(r"<(pre|code)\b.*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
        for entry in text.partition("</article>")[0].split('<dt class="sig ')[1:]:
            signature, _, about = entry.partition("</dt>")
            yield path.name, signature, about


def fields(about):
    """The fields of an entry, by their labels: parameters, errors."""
    field = r'<dt class="field-\w+">(\w+)<.*?</dt>\s*<dd class="field-\w+">(.*?)(?=<dt class="field|</dl>)'
    return dict(re.findall(field, about, re.DOTALL))


def test_the_reference_has_the_fields_of_docstrings_alone():
    labels = {label for *_, about in entries() for label in fields(about)}
    assert labels == {"Parameters", "Attributes", "Returns", "Yields", "Raises", "Warns"}


def test_a_parameter_that_the_reference_describes_is_one_of_the_signature():
    described, strange = 0, []
    for page, signature, about in entries():
        names = re.findall(r"<p><strong>\W?(\w+)</strong>", fields(about).get("Parameters", ""))
        described += len(names)
        strange += [(page, name) for name in names if f'class="n"><span class="pre">{name}</span>' not in signature]
    assert described > 150 and strange == []


@pytest.mark.parametrize(
    "left_over",
    [
        pytest.param("Alias for field number", id="what Python says of a named tuple's field"),
        pytest.param(r"&lt;(class|function|object|module)| at 0x", id="a value by Python's name"),
        pytest.param(r"`|::|:\w+:|system-message|problematic", id="markup that was not read"),
        pytest.param(r"<em>[^<]* : ", id="two parameters as one"),
        pytest.param(r'<p class="rubric">Examples</p>(?!\s*<div class="doctest)', id="examples without code"),
    ],
)
def test_nothing_of_the_docstrings_form_is_left_over_in_the_reference(left_over):
    read = list(entries())
    assert len(read) > 300
    assert [(page, found[0]) for page, *texts in read for text in texts for found in re.finditer(left_over, text)] == []


def read(visit, site, name, width=1280, theme="light"):
    page = visit.new_page()
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.address}/{name}.html", wait_until="networkidle")
    return page


READ = ["index", "02_activations", "glossary", "exercises", "reference/layers"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", READ)
def test_axe_finds_nothing_serious(site, visit, name, theme):
    page = read(visit, site, name, theme=theme)
    found = [
        (violation["id"], [node["target"] for node in violation["nodes"]][:3])
        for violation in Axe().run(page)["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
    assert found == []
    assert site.asked_elsewhere == []


@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("name", READ)
def test_a_page_is_as_wide_as_its_window(site, visit, name, width):
    page = read(visit, site, name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["exercises", "reference/ensembles"])
def test_each_name_in_the_list_of_contents_is_seen_whole(site, visit, name):
    names = read(visit, site, name).locator(".bd-sidebar-secondary a")
    cut = """links => {
        const end = links[0].closest(".bd-sidebar-secondary").getBoundingClientRect().right;
        const isCut = part => part.getBoundingClientRect().right > end;
        return links.filter(link => [link, ...link.children].some(isCut)).map(link => link.innerText);
    }"""
    assert names.count() > 10 and names.evaluate_all(cut) == []


def test_a_line_of_a_hundred_characters_is_seen_on_a_laptop(site, visit):
    page = read(visit, site, "02_activations")
    room = page.evaluate(
        """() => {
            const code = document.querySelector("div.highlight pre"), style = getComputedStyle(code);
            const probe = Object.assign(document.createElement("span"), { textContent: "x".repeat(100) });
            code.append(probe);
            const needed = probe.getBoundingClientRect().width;
            probe.remove();
            return code.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - needed;
        }"""
    )
    assert room >= 0


def test_a_word_is_found(site, visit):
    page = visit.new_page()
    page.goto(f"{site.address}/search.html?q=saturated")
    page.locator("#search-results li").first.wait_for()
    assert "Activations" in page.locator("#search-results").inner_text()


def test_formulas_are_set(site, visit):
    page = read(visit, site, "02_activations")
    page.locator("mjx-container").first.wait_for()
    assert page.locator("mjx-container").count() > 20
    fonts = page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(f => [f.family, f.status]))")
    assert any(family.startswith("MJX") and status == "loaded" for family, status in fonts)
    assert [family for family, status in fonts if status == "error"] == []
    assert site.asked_elsewhere == []
