// How long a control takes to change its demo's painted picture, and the label its text: run in the page by feel.py.

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const frame = () => new Promise(requestAnimationFrame);

// Move a control: a slider by an arrow key, a choice to its other end, a box by a click, a number by one.
function act(control, forward) {
  const slider = control.querySelector("[role=slider]");
  const select = control.querySelector("select");
  const radios = control.querySelectorAll("input[type=radio]");
  const box = control.querySelector("input[type=checkbox]");
  const number = control.querySelector("input[type=number], input[type=text]");
  if (slider) press(slider, forward ? "ArrowRight" : "ArrowLeft");
  else if (select) change(select, () => (select.selectedIndex = forward ? select.options.length - 1 : 0));
  else if (radios.length) radios[forward ? radios.length - 1 : 0].click();
  else if (box) box.click();
  else change(number, () => (number.value = Number(number.value) + (forward ? 1 : -1)));
}

function press(slider, key) {
  slider.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

function change(element, set) {
  set();
  element.dispatchEvent(new Event("change", { bubbles: true }));
}

// A slider at its end moves back first; so does what begins at its last choice.
function atEnd(control) {
  const slider = control.querySelector("[role=slider]");
  const select = control.querySelector("select");
  const last = [...control.querySelectorAll("input[type=radio]")].at(-1);
  if (slider) return slider.getAttribute("aria-valuenow") === slider.getAttribute("aria-valuemax");
  return select ? select.selectedIndex === select.options.length - 1 : (last?.checked ?? false);
}

// The settings that the shown frame stands for; the steps of a run go on by themselves.
const settings = (image) => image.dataset.code?.replace(/\.run\(.*/, "");

function answered(target, patience = 8000) {
  return new Promise((done) => {
    const late = setTimeout(() => done(false), patience);
    const yes = () => (clearTimeout(late), done(true));
    if (target.tagName !== "IMG") {
      const observer = new MutationObserver(() => (observer.disconnect(), yes()));
      observer.observe(target, { childList: true, characterData: true, subtree: true });
      return;
    }
    const before = settings(target);
    const look = () => {
      if (settings(target) === before) return;
      target.removeEventListener("load", look);
      yes();
    };
    target.addEventListener("load", look);
  });
}

// The times in milliseconds from a control's moves to what is painted for them, and the parts that frames tell.
async function moves([control, target, count]) {
  const times = [];
  const parts = [];
  let forward = !atEnd(control);
  for (let i = 0; i < count; i++, forward = !forward) {
    const seen = answered(target);
    const begin = performance.now();
    act(control, forward);
    if (!(await seen)) return { times, parts, stuck: true };
    await frame();
    times.push(performance.now() - begin);
    await frame();
    if (target.dataset.times) parts.push(JSON.parse(target.dataset.times));
    await wait(40);
  }
  return { times, parts };
}

// A slider dragged for a second: 60 moves. How many frames came, and how many after it had rested for 200 ms.
async function drag([control, target]) {
  const slider = control.querySelector("[role=slider]");
  let frames = 0;
  const count = () => frames++;
  target.addEventListener("load", count);
  const begin = performance.now();
  for (let i = 0; i < 59; i++) {
    press(slider, i % 2 ? "ArrowLeft" : "ArrowRight");
    await wait(Math.max(0, begin + (i + 1) * (1000 / 60) - performance.now()));
  }
  press(slider, "Home");
  await wait(200);
  const shown = frames;
  const words = target.nextElementSibling.textContent;
  await wait(1000);
  const late = Math.max(0, frames - shown - 1); // the one that is sharp
  const rested = target.nextElementSibling.textContent;
  target.removeEventListener("load", count);
  return { frames: shown, late, right: words === rested };
}
