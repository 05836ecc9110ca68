// Reading aloud with the browser's own voice; the sentence that is read is marked. Without this file nothing is missing but that.
const button = document.querySelector("[data-listen]");
const silent = document.querySelector("[data-no-voice]");
const speech = window.speechSynthesis;
const says = [...document.querySelectorAll("[data-aloud] .says")];

// What is read of a sentence: its characters, without the pinyin above them.
function words(sentence) {
  const copy = sentence.cloneNode(true);
  copy.querySelectorAll("rt").forEach((above) => above.remove());
  return copy.textContent;
}
const voice = () => speech.getVoices().find((one) => /^(zh|cmn)\b/i.test(one.lang.replace("_", "-")));

let at = -1; // the sentence that is read; -1 when none is
function mark(next) {
  says[at]?.classList.remove("now");
  at = next < says.length ? next : -1;
  says[at]?.classList.add("now");
  says[at]?.scrollIntoView({ block: "nearest" });
  button.setAttribute("aria-pressed", String(at >= 0));
  button.querySelector("span").textContent = at >= 0 ? button.dataset.stop : button.dataset.start;
}
function read(next) {
  mark(next);
  if (at < 0) return;
  const told = new SpeechSynthesisUtterance(words(says[at]));
  told.voice = voice();
  told.lang = told.voice.lang;
  told.rate = 0.9;
  const here = at;
  told.onend = () => here === at && read(here + 1);
  told.onerror = () => here === at && mark(says.length);
  speech.speak(told);
}
function stop() {
  speech.cancel();
  mark(says.length);
}
if (button && says.length) {
  button.classList.remove("to-come");
  button.addEventListener("click", () => {
    if (!speech || !voice()) {
      silent.hidden = false;
    } else if (at >= 0) {
      stop();
    } else {
      read(0);
    }
  });
  window.addEventListener("pagehide", () => speech?.cancel());
  speech?.getVoices(); // some browsers only begin to load their voices when they are asked
} else {
  button?.remove();
}
