// Below JupyterLab in the browser: what it lacks, if it lacks something, and what to press when a cell does not end.

const LACKING =
  typeof WebAssembly === "undefined"
    ? "This browser has no WebAssembly, so Python can't run in it: try a current Firefox, Chrome, Edge or Safari."
    : !("serviceWorker" in navigator)
      ? "This page needs https, or the address http://localhost: elsewhere your progress is not kept."
      : null;
const USUAL =
  "Everything runs in this browser and is kept in it. A cell does not end? Kernel → Restart Kernel: your text stays. " +
  "To keep a copy, right-click a file on the left and choose Download: your progress is in progress.json.";

const storage = async () =>
  new Promise((resolve) => {
    try {
      const request = indexedDB.open("nnlib-trial");
      request.onsuccess = () => (request.result.close(), indexedDB.deleteDatabase("nnlib-trial"), resolve(true));
      request.onerror = () => resolve(false);
    } catch {
      resolve(false);
    }
  });

const note = (words, lasting) => {
  const line = document.createElement("p");
  line.id = "nnlib-note";
  line.setAttribute("role", lasting ? "alert" : "note");
  line.style.cssText =
    "position:fixed; z-index:9999; left:0; right:0; bottom:0; margin:0; padding:6px 44px 6px 14px; " +
    "font:14px/1.4 system-ui, sans-serif; color:#1a1a1a; background:#fff3cd; border-top:1px solid #b8860b";
  line.textContent = words;
  const close = document.createElement("button");
  close.textContent = "×";
  close.setAttribute("aria-label", "Close this note");
  close.style.cssText =
    "position:absolute; right:6px; top:2px; width:32px; height:28px; font-size:20px; border:0; background:none; cursor:pointer";
  close.onclick = () => {
    line.remove();
    if (!lasting) localStorage.setItem("nnlib-note", "read");
  };
  line.append(close);
  document.body.append(line);
};

(async () => {
  const lacking =
    LACKING ?? ((await storage()) ? null : "This browser keeps nothing for this page: what you write is lost when you close it.");
  let read = false;
  try {
    read = localStorage.getItem("nnlib-note");
  } catch {} // storage is switched off: said above
  if (lacking || !read) note(lacking ?? USUAL, Boolean(lacking));
})();
