// A film: pictures turn and subtitles run with the browser's own voice, with a recording, or by the clock where there is
// neither. Nothing plays before it is asked to. Without this file the pictures and words stand in a row to scroll.
const film = document.querySelector("[data-film]");
const find = (name) => film.querySelector(`[data-${name}]`);
const [strip, play, sub, time, pace, recorded, quiet] = ["strip", "play", "sub", "time", "pace", "recorded", "quiet"].map(find);
const panels = [...film.querySelectorAll(".panel")];
const chapters = [...film.querySelectorAll(".chapters li a")];
const cues = [...film.querySelectorAll("[data-start][data-end]")];
const speech = window.speechSynthesis;
const voice = () => speech?.getVoices().find((one) => /^(zh|cmn)\b/i.test(one.lang.replace("_", "-")));
const clock = (ms) => `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}`;
const sceneOf = (cue) => panels.indexOf(cues[cue].closest(".panel"));

let at = 0; // the subtitle that stands
let playing = false;
let timer = 0;
let turning = 0; // until when the strip scrolls by itself

function turn(scene) {
  turning = performance.now() + 700;
  strip.scrollTo({ left: panels[scene].offsetLeft, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
function here(scene) {
  chapters.forEach((one, n) => (n === scene ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current")));
}
function show(cue, words = cues[cue].textContent) {
  cues[at].classList.remove("now");
  if (sceneOf(cue) !== sceneOf(at)) turn(sceneOf(cue));
  at = cue;
  cues[at].classList.add("now");
  here(sceneOf(at));
  sub.textContent = words;
  time.textContent = `${clock(Number(cues[at].dataset.start))} / ${time.dataset.whole}`;
}
function hush() {
  clearTimeout(timer);
  speech?.cancel();
}
function pause() {
  playing = false;
  hush();
  button();
}
function button() {
  if (!play) return;
  play.setAttribute("aria-pressed", String(playing));
  play.querySelector("span").textContent = playing ? play.dataset.stop : play.dataset.start;
}
function say(cue) {
  hush();
  show(cue);
  const on = () => {
    if (!playing || cue !== at) return;
    if (cue + 1 < cues.length) return say(cue + 1);
    pause();
    at = 0; // the next time it begins again
  };
  const told = voice();
  if (!told) {
    quiet.hidden = false;
    timer = setTimeout(on, (cues[cue].dataset.end - cues[cue].dataset.start) / pace.value);
    return;
  }
  const words = new SpeechSynthesisUtterance(cues[cue].textContent);
  [words.voice, words.lang, words.rate] = [told, told.lang, Number(pace.value)];
  words.onend = on;
  words.onerror = (event) => ["canceled", "interrupted"].includes(event.error) || pause();
  speech.speak(words);
}
function go(scene) {
  const cue = cues.indexOf(panels[scene]?.querySelector("[data-start][data-end]"));
  if (cue < 0) return;
  turn(scene);
  if (recorded) recorded.currentTime = cues[cue].dataset.start / 1000;
  if (playing) say(cue);
  else show(cue);
}

if (film && strip && sub && cues.length) {
  play?.addEventListener("click", () => {
    playing = !playing;
    if (playing) say(at);
    else pause();
    button();
  });
  film.querySelectorAll("[data-turn]").forEach((one) => one.addEventListener("click", () => go(sceneOf(at) + Number(one.dataset.turn))));
  chapters.forEach((one, n) => one.addEventListener("click", (event) => (event.preventDefault(), go(n))));
  find("subtitles")?.addEventListener("click", ({ currentTarget: on }) => {
    on.setAttribute("aria-pressed", String(sub.parentElement.classList.toggle("off") === false));
  });
  pace?.addEventListener("change", () => playing && say(at));
  strip.addEventListener("scroll", () => {
    if (playing || performance.now() < turning) return; // who turns by hand is where he turned to
    const scene = Math.round(strip.scrollLeft / strip.clientWidth);
    const cue = cues.indexOf(panels[scene]?.querySelector("[data-start][data-end]"));
    if (cue >= 0 && scene !== sceneOf(at)) show(cue);
  });
  recorded?.addEventListener("timeupdate", () => {
    const now = recorded.currentTime * 1000;
    const cue = cues.findLastIndex((one) => Number(one.dataset.start) <= now);
    const own = recorded.textTracks[0]?.activeCues?.[0];
    if (cue >= 0) show(cue, own ? own.text : cues[cue].textContent);
  });
  if (recorded) recorded.textTracks[0].mode = "hidden";
  window.addEventListener("pagehide", hush);
  speech?.getVoices(); // some browsers only begin to load their voices when they are asked
  here(0);
}
