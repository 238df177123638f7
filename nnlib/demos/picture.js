// The picture of a demo: the newest frame, its sentence, and word back to Python that it has been seen.

function render({ model, el }) {
  el.classList.add("nnlib-picture");
  const image = document.createElement("img");
  image.decoding = "sync"; // each frame is painted whole, at once
  const readout = document.createElement("p");
  readout.setAttribute("role", "status");
  el.append(image, readout);

  const frame = () => {
    const number = model.get("number");
    const previous = image.src;
    image.onload = () => {
      model.send({ shown: number });
      asked = false;
      ask();
      nameSliders(el.closest(".nnlib-demo"));
    };
    image.src = URL.createObjectURL(new Blob([model.get("frame")], { type: "image/jpeg" }));
    URL.revokeObjectURL(previous); // shown until the new one is there, or never loaded: not needed any more
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
    model.send({ place });
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
  return () => URL.revokeObjectURL(image.src);
}

// ipywidgets gives a slider's handle no name, and reads its value with all digits of a float.
function nameSliders(demo) {
  for (const slider of demo?.querySelectorAll(".widget-slider") ?? []) {
    const handle = slider.querySelector("[role=slider]");
    handle?.setAttribute("aria-label", slider.querySelector(".widget-label").textContent);
    handle?.setAttribute("aria-valuetext", slider.querySelector(".widget-readout").textContent);
  }
}

export default { render };
