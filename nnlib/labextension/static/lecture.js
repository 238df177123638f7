/* Slides for a lecture: JupyterLab's Deck shows one slide at a time; this makes each fit the screen.

   Deck decides which cells are on the screen. What is here: slides begin at their top, text is large (lecture.css), a
   cell may have a short text for the class (its metadata `lecture`), a picture takes the room that is left, keys of a
   clicker work, and the slide's number shows.

   JupyterLab loads this file as it is (a federated extension without a build): it asks for `init` and `get`. */

const SLIDES = ["slide", "subslide"];
const OUTSIDE = ["skip", "notes"];

const slideType = cell => cell.model.getMetadata("slideshow")?.slide_type ?? "";
const forClass = cell => cell.model.getMetadata("lecture") ?? {};

/** The slides: lists of the cells that stand together on one. */
function slidesOf(notebook) {
  const slides = [];
  for (const cell of notebook.widgets) {
    if (OUTSIDE.includes(slideType(cell))) continue;
    if (!slides.length || SLIDES.includes(slideType(cell))) slides.push([]);
    slides.at(-1).push(cell);
  }
  return slides;
}

/** Whether a cell shows what is wider than two thirds of a slide: a demo, or a picture of that form. */
const isWide = cell =>
  cell.node.querySelector(".nnlib-demo") !== null ||
  [...cell.node.querySelectorAll(".jp-RenderedImage img")].some(img => img.naturalWidth > 1.9 * img.naturalHeight);

class Lecture {
  constructor(app, panel) {
    this.app = app;
    this.panel = panel;
    this.notebook = panel.content;
    this.config = this.notebook.notebookConfig;
    this.slides = slidesOf(this.notebook);
    this.texts = [];
    this.number = document.createElement("div");
    this.number.className = "nnlib-slide-number";
    this.screen = new ResizeObserver(() => this.fit());
    this.contents = new ResizeObserver(() => this.over() > 0 && this.shrink());
    this.show = this.show.bind(this);
  }

  /** From here on each slide is in view, from its top, and as large as it can be. */
  async start() {
    this.notebook.notebookConfig = { ...this.config, windowingMode: "none" };
    this.sides = ["left", "right"].filter(side => this.app.shell.isSideTabBarVisible?.(side));
    for (const side of this.sides) this.app.shell.toggleSideTabBarVisibility(side);
    this.panel.addClass("nnlib-lecture");
    this.panel.node.append(this.number);
    for (const cell of this.notebook.widgets) {
      cell.toggleClass("nnlib-code-shown", forClass(cell).code === true);
      if (forClass(cell).text) await this.replace(cell, forClass(cell).text);
    }
    this.notebook.activeCellChanged.connect(this.show);
    if (this.notebook.activeCellIndex === this.notebook.widgets.length - 1) this.go(0);
    this.screen.observe(this.panel.node);
    this.show();
  }

  stop() {
    this.screen.disconnect();
    this.contents.disconnect();
    this.notebook.activeCellChanged.disconnect(this.show);
    this.number.remove();
    for (const text of this.texts) text.dispose();
    for (const cell of this.notebook.widgets) {
      for (const name of ["nnlib-code-shown", "nnlib-replaced"]) cell.removeClass(name);
      cell.node.removeAttribute("style");
    }
    this.panel.removeClass("nnlib-lecture");
    for (const side of this.sides) this.app.shell.toggleSideTabBarVisibility(side);
    this.notebook.notebookConfig = this.config;
  }

  /** Show another text in a cell's place. */
  async replace(cell, text) {
    const renderer = this.notebook.rendermime.createRenderer("text/markdown");
    await renderer.renderModel(this.notebook.rendermime.createModel({ data: { "text/markdown": text } }));
    renderer.addClass("nnlib-for-class");
    cell.node.append(renderer.node);
    cell.addClass("nnlib-replaced");
    this.texts.push(renderer);
  }

  get current() {
    const active = this.notebook.activeCell;
    return Math.max(0, this.slides.findIndex(slide => slide.includes(active)));
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
  }

  /** Lay the slide out, and give its pictures the room that the words leave. */
  fit() {
    const { node } = this.panel;
    const cells = this.slides[this.current].filter(cell => cell.node.checkVisibility());
    const seen = cells.filter(cell => cell.model.type === "code");
    const title = cells.find(cell => cell.node.querySelector("h1, h2, h3"));
    for (const cell of cells) cell.toggleClass("nnlib-title", cell === title);
    node.classList.toggle("nnlib-titled", title !== undefined);
    node.classList.toggle("nnlib-beside", seen.length === 1 && cells.length > 1 && !isWide(seen[0]));
    this.cells = cells;
    this.room = innerHeight;
    this.shrink();
    this.contents.disconnect();
    for (const cell of cells) this.contents.observe(cell.node);
  }

  /** How many pixels a slide's lowest part lies below its end. */
  over() {
    const end = innerHeight - 40 * Math.min(innerWidth / 1280, innerHeight / 720);
    return Math.max(...this.cells.map(cell => cell.node.getBoundingClientRect().bottom)) - end;
  }

  /** Let pictures be lower until the slide fits. */
  shrink() {
    do this.panel.node.style.setProperty("--room", `${this.room}px`);
    while (this.over() > 0 && (this.room -= Math.max(2, this.over() / 2)) > 0);
  }
}

const plugin = {
  id: "nnlib:lecture",
  description: "Slides that the last row can read.",
  autoStart: true,
  requires: [],
  optional: [],
  activate(app) {
    let lecture = null;
    const follow = () => {
      const presenting = document.body.dataset.jpDeckMode === "presenting";
      const panel = app.shell.currentWidget;
      if (lecture && (!presenting || lecture.panel !== panel)) {
        lecture.stop();
        lecture = null;
      }
      if (presenting && !lecture && panel?.content?.notebookConfig) {
        lecture = new Lecture(app, panel);
        lecture.start();
      }
    };
    new MutationObserver(follow).observe(document.body, { attributeFilter: ["data-jp-deck-mode"] });
    app.shell.currentChanged?.connect(follow);

    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("lecture.css", document.querySelector("script[src*='/nnlib/static/lecture.js']").src);
    document.head.append(style);

    const commands = {
      next: ["Next step", ["PageDown"], () => app.commands.execute("deck:go", { direction: "down", alternate: "forward" })],
      previous: ["Step before", ["PageUp"], () => app.commands.execute("deck:go", { direction: "up", alternate: "back" })],
      leave: ["Leave the slides", ["Escape"], () => app.commands.execute("deck:stop")],
    };
    for (const [name, [label, keys, execute]] of Object.entries(commands)) {
      app.commands.addCommand(`nnlib:lecture-${name}`, { label, execute });
      app.commands.addKeyBinding({
        command: `nnlib:lecture-${name}`, keys, selector: "body[data-jp-deck-mode='presenting']",
      });
    }
  },
};

window._JUPYTERLAB = window._JUPYTERLAB ?? {};
window._JUPYTERLAB.nnlib = { init: () => {}, get: async () => () => ({ __esModule: true, default: plugin }) };
