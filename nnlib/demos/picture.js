// The picture of a demo: the newest frame, its sentence, and word back to Python that it has been seen, or rests.

const WIDGET = "application/vnd.jupyter.widget-view+json";
const DEAD = "jupyter-widgets-disconnected"; // the mark of a widget whose kernel has gone
const SOON = 200; // milliseconds until a draft that no other follows is asked for once more, sharp
const LATER = 1500; // and until a sharp picture is taken to stay

function render({ model, el }) {
  el.classList.add("nnlib-picture");
  const asleep = made("div", "nnlib-asleep", "The kernel is new: run this cell, or Run All, to move the controls.");
  const image = made("img");
  image.decoding = "sync"; // each frame is painted whole, at once
  const readout = made("p");
  readout.setAttribute("role", "status");
  el.append(asleep, image, readout, copying(model));

  const send = (content) => el.classList.contains(DEAD) || model.send(content);
  let rested = null; // the number of the frame whose rest was told last
  let timer = null;
  const frame = () => {
    const number = model.get("number");
    const previous = image.src;
    const come = performance.now();
    const code = model.get("code");
    image.onload = () => {
      image.dataset.code = code;
      tell(image, model.get("times"), come, performance.now());
      send({ shown: number });
      asked = false;
      ask();
      settle(el);
      clearTimeout(timer);
      timer = setTimeout(() => send({ rests: (rested = number) }), number - 1 === rested ? LATER : SOON);
    };
    const bytes = model.get("frame");
    image.src = bytes.byteLength ? URL.createObjectURL(new Blob([bytes])) : (stored(model) ?? "");
    if (previous.startsWith("blob:")) URL.revokeObjectURL(previous); // shown until the new one is there, or never loaded
  };
  const words = () => {
    const sentence = model.get("readout");
    image.alt = sentence;
    readout.textContent = sentence;
    readout.classList.toggle("nnlib-failed", model.get("failed"));
  };
  // A screen reader waits with what changes many times a second until the demo is paused.
  const playing = () => readout.setAttribute("aria-busy", model.get("playing"));

  // Where a press or a drag points, as shares of the picture; while the answer to one is awaited, only the newest is kept.
  let asked = false;
  let place = null;
  const ask = () => {
    if (asked || !place) return;
    asked = true;
    send({ place });
    place = null;
  };
  const point = (event) => {
    const box = image.getBoundingClientRect();
    place = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    ask();
  };
  if (model.get("pointable")) {
    image.classList.add("nnlib-pointable");
    image.draggable = false;
    image.onpointerdown = (event) => {
      image.setPointerCapture(event.pointerId);
      image.onpointermove = point;
      asked = false;
      point(event);
    };
    image.onpointerup = image.onpointercancel = (event) => {
      if (image.onpointermove) point(event);
      image.onpointermove = null;
    };
  }

  image.style.width = model.get("width") + "px";
  model.on("change:number", frame);
  model.on("change:readout change:failed", words);
  model.on("change:playing", playing);
  words();
  playing();
  frame();
  const watching = new MutationObserver(() => settle(el));
  watching.observe(el, { attributeFilter: ["class"] });
  // ipywidgets marks its own widgets when a kernel is restarted, and none when it died and the server restarts it.
  const kernel = model.widget_manager?.kernel;
  const died = (_, status) => {
    const demo = ["restarting", "autorestarting", "dead"].includes(status) ? el.closest(".nnlib-demo") : null;
    for (const part of demo ? [el, demo, ...demo.querySelectorAll(".jupyter-widgets")] : []) part.classList.add(DEAD);
  };
  kernel?.statusChanged?.connect(died);
  return () => {
    kernel?.statusChanged?.disconnect(died);
    watching.disconnect();
    clearTimeout(timer);
    if (image.src.startsWith("blob:")) URL.revokeObjectURL(image.src);
  };
}

function made(kind, name, words) {
  const element = document.createElement(kind);
  if (name) element.className = name;
  if (words) element.textContent = words;
  return element;
}

// Where the time of a frame went, in milliseconds, if Python tells its part (see _times.py).
function tell(image, { sent, ...parts }, come, loaded) {
  if (!sent) return;
  requestAnimationFrame(() => {
    const times = { ...parts, message: performance.timeOrigin + come - sent, decode: loaded - come };
    times.paint = performance.now() - loaded;
    image.dataset.times = JSON.stringify(times);
    console.debug(Object.entries(times).map(([part, time]) => `${part} ${time.toFixed(1)}`).join(", "));
  });
}

// The picture in the cell's output, which is not saved a second time with the widget.
function stored(model) {
  for (const cell of model.widget_manager?.context?.model?.cells ?? [])
    for (let i = 0; i < (cell.outputs?.length ?? 0); i++) {
      const { [WIDGET]: widget, "image/png": png } = cell.outputs.get(i).data;
      if (png && widget?.model_id === model.get("demo")) return `data:image/png;base64,${png}`;
    }
}

// What the page knows only when the demo stands in it: names for the sliders, and whether there is a kernel behind it.
function settle(picture) {
  const demo = picture.closest(".nnlib-demo");
  for (const part of demo?.querySelectorAll(".nnlib-controls, .nnlib-buttons, .nnlib-stage > :not(.nnlib-picture)") ?? [])
    part.inert = picture.classList.contains(DEAD);
  // ipywidgets gives a slider's handle no name, and reads its value with all digits of a float.
  for (const slider of demo?.querySelectorAll(".widget-slider") ?? []) {
    const handle = slider.querySelector("[role=slider]");
    handle?.setAttribute("aria-label", slider.querySelector(".widget-label").textContent);
    handle?.setAttribute("aria-valuetext", slider.querySelector(".widget-readout").textContent);
  }
}

// A button that copies the line which makes the demo as it stands; where the page may not copy, the line is shown selected.
function copying(model) {
  const row = made("div", "nnlib-copy");
  row.dataset.lmSuppressShortcuts = "true"; // Enter presses the button, and is no key of the notebook
  const button = made("button", "jupyter-button", "Copy as code");
  button.type = "button";
  button.title = "Copy the line that makes this demo as it stands";
  const line = made("input");
  line.readOnly = true;
  line.setAttribute("aria-label", "The line that makes this demo as it stands");
  const told = made("span");
  told.setAttribute("role", "status");
  button.onclick = async () => {
    line.value = model.get("code");
    line.style.width = `${line.value.length + 2}ch`;
    row.append(line, told);
    told.textContent = "";
    try {
      await navigator.clipboard.writeText(line.value);
      told.textContent = "Copied.";
    } catch {
      line.focus();
      line.select();
      told.textContent = "Selected: copy it with Ctrl+C, or ⌘C.";
    }
  };
  row.append(button);
  return row;
}

export default { render };
