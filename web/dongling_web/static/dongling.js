// Suggestions while typing, and the print button. Every page works without this file.
const known = new Map();
let waiting;

async function suggest(text) {
  if (!known.has(text)) {
    const answer = await fetch("/suggest.json?q=" + encodeURIComponent(text));
    known.set(text, answer.ok ? await answer.json() : []);
  }
  document.getElementById("suggestions").replaceChildren(...known.get(text).map((word) => new Option(word, word)));
}

document.addEventListener("input", (event) => {
  const text = event.target.value?.trim();
  if (!event.target.matches("[data-suggest]") || event.isComposing || !text) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => suggest(text).catch(() => {}), 150);
});

document.addEventListener("compositionend", (event) => event.target.dispatchEvent(new Event("input", { bubbles: true })));

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
