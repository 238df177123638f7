/* Slides for a lecture: JupyterLab's Deck shows one slide at a time; this makes each fit the screen.

   Deck decides which cells are on the screen. What is here: slides begin at their top, text is large (lecture.css), a
   cell may have a short text for the class, pictures take the room that is left, the keys of a clicker work, the
   slide's number shows, and `s` opens the speaker's notes in a window of their own.

   A cell's metadata say what the class sees of it: `"lecture": {"text": "...", "code": true, "notes": "..."}`: a text
   in place of the reader's, its code beside its output, and what to ask. A notebook with `"lecture": {"start": true}`
   runs and begins when it is opened; `nnlib lecture` makes such copies.

   JupyterLab loads this file as it is, a federated extension without a build: it asks for `init` and `get`. */

const PRESENTING = "body[data-jp-deck-mode='presenting']";
const VALUES = ["input", "select", "textarea", "canvas", "[role=slider]", "[contenteditable=true]"];
const outside = controls => controls.map(control => `:not(:has(${control}:focus))`).join("");
const OUTSIDE_VALUES = PRESENTING + outside(VALUES);
const OUTSIDE_CONTROLS = OUTSIDE_VALUES + outside(["button"]); // whose keys are Space and Enter

const slideType = cell => cell.model.getMetadata("slideshow")?.slide_type ?? "";
const forClass = cell => cell.model.getMetadata("lecture") ?? {};

/** The slides: lists of the cells that stand together on one. */
function slidesOf(notebook) {
  const slides = [];
  for (const cell of notebook.widgets) {
    const type = slideType(cell);
    if (type === "skip" || type === "notes") continue;
    if (!slides.length || type === "slide" || type === "subslide") slides.push([]);
    slides.at(-1).push(cell);
  }
  return slides;
}

/** Whether a cell shows what is wider than two thirds of a slide: a demo, such a picture or table, long lines. */
const isWide = ({ node }) =>
  node.querySelector(".nnlib-demo") !== null ||
  [...node.querySelectorAll(".jp-RenderedImage img")].some(img => img.naturalWidth > 1.9 * img.naturalHeight) ||
  [...node.querySelectorAll("table")].some(table => table.getBoundingClientRect().width > 0.58 * innerWidth) ||
  [...node.querySelectorAll("pre, .nnlib-code-shown .cm-line")]
    .some(lines => lines.textContent.split("\n").some(line => line.length > 45));

/** Where a demo's picture may stand: below its controls, beside them, or beside its sentence. */
const OF_DEMOS = ["nnlib-below", "nnlib-demo-beside", "nnlib-words-beside"];
const LAYOUT = ["nnlib-titled", "nnlib-beside", "nnlib-noticed", "nnlib-wrapped", ...OF_DEMOS];

/** Pixels of words and of what is printed, the largest first: they stand as large as they can. */
const WORDS = [32, 28, 24];
const PRINT = [36, 32, 28, 24, 21, 18];
const agree = (words, print) => print >= 0.75 * words && print <= 1.2 * words;
const SIZES = WORDS.flatMap(words => PRINT.filter(print => agree(words, print)).map(print => [words, print]));
const FLAT = "pre, .cm-scroller, .jp-RenderedMarkdown, mjx-container"; // what may become wider than its place
const isCut = element => element.scrollWidth > element.clientWidth + 1;

class Lecture {
  constructor(app, panel) {
    this.app = app;
    this.panel = panel;
    this.notebook = panel.content;
    this.config = this.notebook.notebookConfig;
    this.slides = slidesOf(this.notebook);
    this.texts = [];
    this.formulas = [];
    this.cells = [];
    this.number = document.createElement("div");
    this.number.className = "nnlib-slide-number";
    this.screen = new ResizeObserver(() => this.fit());
    this.contents = new ResizeObserver(() => this.over() > 0 && this.shrink());
    this.moved = () => queueMicrotask(() => this.show()); // Deck, which hears of a move later, comes first
    this.fit = this.fit.bind(this);
  }

  /** From here on each slide is in view, from its top, and as large as it can be. */
  async start() {
    const { notebook, panel, app } = this;
    notebook.notebookConfig = { ...this.config, windowingMode: "none" };
    this.sides = ["left", "right"].filter(side => app.shell.isSideTabBarVisible?.(side));
    for (const side of this.sides) app.shell.toggleSideTabBarVisibility(side);
    panel.addClass("nnlib-lecture");
    panel.node.append(this.number);
    if (notebook.activeCellIndex === notebook.widgets.length - 1) this.go(0);
    notebook.activeCellChanged.connect(this.moved);
    for (const cell of notebook.widgets) {
      cell.toggleClass("nnlib-code-shown", forClass(cell).code === true);
      cell.model.outputs?.changed.connect(this.fit);
      if (forClass(cell).text) await this.replace(cell, forClass(cell).text);
    }
    this.screen.observe(panel.node);
    this.show();
    await Promise.all(this.formulas); // set, they have another height
    if (panel.hasClass("nnlib-lecture")) this.fit();
  }

  stop() {
    const { notebook, panel, app } = this;
    this.screen.disconnect();
    this.contents.disconnect();
    notebook.activeCellChanged.disconnect(this.moved);
    this.number.remove();
    this.notes?.close();
    for (const name of ["--room", "--print", "--words"]) this.style(name, "");
    for (const words of this.texts) {
      words.node.remove();
      words.dispose();
    }
    for (const cell of notebook.widgets) {
      cell.model.outputs?.changed.disconnect(this.fit);
      for (const name of ["nnlib-code-shown", "nnlib-replaced", "nnlib-title"]) cell.removeClass(name);
    }
    panel.removeClass("nnlib-lecture");
    panel.node.classList.remove(...LAYOUT);
    for (const side of this.sides) app.shell.toggleSideTabBarVisibility(side);
    notebook.notebookConfig = this.config;
  }

  /** Show another text in a cell's place. */
  async replace(cell, text) {
    const { rendermime } = this.notebook;
    const words = rendermime.createRenderer("text/markdown");
    await words.renderModel(rendermime.createModel({ data: { "text/markdown": text }, trusted: true }));
    words.addClass("nnlib-for-class");
    cell.node.append(words.node);
    this.formulas.push(rendermime.latexTypesetter?.typeset(words.node));
    cell.addClass("nnlib-replaced");
    this.texts.push(words);
  }

  get current() {
    const active = this.notebook.activeCellIndex;
    const begun = this.slides.filter(([first]) => this.notebook.widgets.indexOf(first) <= active);
    return Math.max(0, begun.length - 1);
  }

  /** The slide with this number, from its first step. */
  go(number) {
    const slide = this.slides[Math.min(Math.max(number, 0), this.slides.length - 1)];
    this.notebook.activeCellIndex = this.notebook.widgets.indexOf(slide[0]);
  }

  show() {
    this.number.textContent = `${this.current + 1} / ${this.slides.length}`;
    for (const node of this.panel.node.querySelectorAll(".jp-WindowedPanel-outer, .jp-Notebook")) node.scrollTop = 0;
    this.fit();
    if (this.notes && !this.notes.closed) this.writeNotes();
  }

  /** Lay the slide out: words, then numbers and pictures as large as the room that is left. */
  fit() {
    const { node } = this.panel;
    this.cells = this.slides[this.current].filter(cell => cell.node.checkVisibility());
    this.pictures = this.cells.flatMap(cell => [...cell.node.querySelectorAll("img")]);
    const seen = this.cells.filter(cell => cell.model.type === "code");
    const title = this.cells.find(cell => cell.node.querySelector("h1, h2, h3"));
    for (const cell of this.cells) cell.toggleClass("nnlib-title", cell === title);
    node.classList.toggle("nnlib-titled", title !== undefined);
    this.style("--words", WORDS.at(-1));
    node.classList.remove("nnlib-beside"); // widths are those that things have by themselves
    node.classList.toggle("nnlib-beside", seen.length === 1 && this.cells.length > 1 && !isWide(seen[0]));

    const hasDemo = seen.some(cell => cell.node.querySelector(".nnlib-demo"));
    node.classList.toggle("nnlib-noticed", hasDemo && this.cells.length > 1);

    this.style("--room", "0px");
    const isWhole = ([words, print]) => {
      this.style("--words", words);
      this.style("--print", `calc(${print} * var(--px))`);
      return this.over() <= 0 && !this.isCut();
    };
    node.classList.remove("nnlib-wrapped");
    const least = SIZES.filter(([words]) => words === WORDS.at(-1));
    const fits = () => (this.pictures.length ? least : SIZES).some(isWhole);
    let whole = fits();
    if (!whole && this.isCut()) {
      node.classList.remove("nnlib-beside");
      whole = fits();
    }
    if (!whole) {
      node.classList.add("nnlib-wrapped");
      least.some(isWhole);
    }
    node.classList.remove(...OF_DEMOS);
    const below = this.shrink();
    const takesNoRoom = words => {
      this.style("--words", words);
      return this.shrink() >= below && !this.isCut();
    };
    if (below > 0 && !hasDemo) WORDS.some(takesNoRoom); // a picture comes first
    if (hasDemo) this.enlarge();
    this.contents.disconnect();
    for (const cell of this.cells) this.contents.observe(cell.node);
  }

  /** Lay a demo out so that its picture is as large as it can be. */
  enlarge() {
    const { classList } = this.panel.node;
    const widths = OF_DEMOS.map(layout => {
      classList.add(layout);
      const width = this.shrink();
      classList.remove(layout);
      return width;
    });
    classList.add(OF_DEMOS[widths.indexOf(Math.max(...widths))]);
    this.shrink();
  }

  /** Set a size for what stands on the slide; on a node whose style Deck does not take away, as it does a panel's. */
  style(name, value) {
    this.notebook.node.querySelector(".jp-WindowedPanel-viewport").style.setProperty(name, value);
  }

  /** Whether something is wider than its place. */
  isCut() {
    return this.cells.some(({ node }) => [...node.querySelectorAll(FLAT)].some(isCut));
  }

  /** How many pixels a slide's lowest part lies below its end. */
  over() {
    const end = innerHeight - 40 * Math.min(innerWidth / 1280, innerHeight / 720);
    return Math.max(0, ...this.cells.map(cell => cell.node.getBoundingClientRect().bottom)) - end;
  }

  /** Let pictures be as high as the slide has room for; returns how wide they are then. */
  shrink() {
    for (const picture of this.pictures)
      picture.style.setProperty("--aspect", picture.naturalWidth / picture.naturalHeight || 1);
    let room = innerHeight;
    do this.style("--room", `${room}px`);
    while (this.over() > 0 && (room -= Math.max(2, this.over() / 2)) > 0);
    return Math.max(0, ...this.pictures.map(picture => picture.getBoundingClientRect().width));
  }

  /** The speaker's notes, in a window for the other screen. */
  openNotes() {
    this.notes = window.open("", "nnlib-notes", "width=640,height=480");
    if (this.notes) this.writeNotes();
    window.focus();
  }

  writeNotes() {
    const { document } = this.notes;
    document.title = `Notes ${this.number.textContent}`;
    document.body.style = "font: 20px/1.4 sans-serif; margin: 24px; white-space: pre-line";
    const notes = this.slides[this.current].map(cell => forClass(cell).notes).filter(Boolean);
    document.body.textContent = [this.number.textContent, ...notes].join("\n\n");
  }
}

/** Run a notebook made for a lecture, and begin; its slides fill while it runs. */
async function begin(app, panel) {
  await panel.context.ready;
  if (!panel.model?.getMetadata("lecture")?.start) return;
  await panel.sessionContext.ready;
  const run = app.commands.execute("notebook:run-all-cells");
  await app.commands.execute("deck:start");
  await run;
}

const plugin = {
  id: "nnlib:lecture",
  description: "Slides that the last row can read.",
  autoStart: true,
  requires: [],
  optional: [],
  activate(app) {
    let lecture = null;
    const opened = new WeakSet();
    const follow = () => {
      const presenting = document.body.dataset.jpDeckMode === "presenting";
      const panel = app.shell.currentWidget;
      if (lecture && (!presenting || lecture.panel !== panel)) {
        if (!lecture.panel.isDisposed) lecture.stop();
        lecture = null;
      }
      if (!panel?.content?.notebookConfig) return;
      if (presenting && !lecture) {
        lecture = new Lecture(app, panel);
        lecture.start();
      }
      if (!opened.has(panel)) {
        opened.add(panel);
        begin(app, panel);
      }
    };
    new MutationObserver(follow).observe(document.body, { attributeFilter: ["data-jp-deck-mode"] });
    app.shell.currentChanged?.connect(follow);
    app.restored.then(follow);

    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("lecture.css", document.querySelector("script[src*='/nnlib/static/lecture.js']").src);
    document.head.append(style);

    const go = (direction, alternate) => () => app.commands.execute("deck:go", { direction, alternate });
    for (const [name, label, execute, keys] of [
      ["next", "next step", go("down", "forward"), "PageDown ArrowRight ArrowDown Space"],
      ["previous", "step before", go("up", "back"), "PageUp ArrowLeft ArrowUp Shift+Space"],
      ["first", "first", () => lecture?.go(0), "Home"],
      ["last", "last", () => lecture?.go(Infinity), "End"],
      ["notes", "speaker's notes", () => lecture?.openNotes(), "S"],
      ["leave", "leave", () => app.commands.execute("deck:stop"), "Escape"],
    ]) {
      const command = `nnlib:slides-${name}`;
      app.commands.addCommand(command, { label: `Slides: ${label}`, execute });
      for (const key of keys.split(" ")) {
        const isAlways = /Page|Escape/.test(key);
        const selector = isAlways ? PRESENTING : /Space/.test(key) ? OUTSIDE_CONTROLS : OUTSIDE_VALUES;
        for (const nearest of [selector, `${selector} *`]) // where the focus is, or JupyterLab's own keys would win there
          app.commands.addKeyBinding({ command, keys: [key.replace("+", " ")], selector: nearest });
      }
    }
  },
};

window._JUPYTERLAB = window._JUPYTERLAB ?? {};
window._JUPYTERLAB.nnlib = { init: () => {}, get: async () => () => ({ __esModule: true, default: plugin }) };
