// The teacher's window: the notes of the screen that is on the wall, the clock against the plan, and the same keys.
// Without this file a phone's buttons are forms, and the window beside the wall is a page of all notes.
{
  const notes = [...document.querySelectorAll(".note")];
  const form = document.getElementById("line");
  const [used, plan, advice, links] = ["used", "plan", "advice", "links"].map((id) => document.getElementById(id));
  let state = { screen: 1, dark: false, started: 0, timer: 0 };
  let shown = 0;

  function show(next, there) {
    state = next;
    const said = there.lost ? "lost" : there.wall && there.phone ? "both" : there.phone ? "phone" : there.wall ? "wall" : "none";
    if (links.textContent !== links.dataset[said]) links.textContent = links.dataset[said];
    for (const button of document.querySelectorAll("[data-dark]")) button.setAttribute("aria-pressed", String(state.dark));
    for (const button of document.querySelectorAll("[data-timer-key]")) button.setAttribute("aria-pressed", String(Boolean(state.timer)));
    if (shown !== state.screen) {
      const held = document.activeElement?.closest(".keys") ? document.activeElement.value : ""; // it is hidden now
      shown = state.screen;
      notes.forEach((note, at) => note.classList.toggle("on", at + 1 === shown));
      document.querySelectorAll(".planbar rect").forEach((bar) => {
        const at = Number(bar.dataset.at);
        bar.setAttribute("class", at < shown ? "past" : at === shown ? "here" : "");
      });
      const same = held && notes[shown - 1].querySelector(`.keys [value="${held}"]:enabled`);
      if (held) (same || notes[shown - 1]).focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    tick();
  }
  function clock(seconds) {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  function long(seconds) {
    const { minute, second } = advice.dataset;
    const rest = seconds % 60;
    return seconds < 60 ? `${seconds}${second}` : `${Math.floor(seconds / 60)}${minute}${rest ? `${rest}${second}` : ""}`;
  }
  // On time is: within what the plan gives to this screen. A lesson that is late by little asks for little.
  function judged(seconds, begins, lasts) {
    const late = seconds - begins - lasts;
    const early = begins - seconds;
    if (!state.started) return ["before", 0];
    if (early > 15) return ["early", early];
    if (late <= 0) return ["fine", 0];
    return [late <= 45 ? "little" : late <= 180 ? "some" : "much", late];
  }
  function tick() {
    const note = notes[shown - 1];
    const seconds = state.started ? Math.max(0, Math.floor((Date.now() - state.started) / 1000)) : 0;
    const [begins, lasts] = [Number(note.dataset.begins), Number(note.dataset.seconds)];
    const [word, by] = judged(seconds, begins - Number(notes[0].dataset.seconds), lasts);
    used.textContent = clock(seconds);
    plan.textContent = clock(Math.max(0, begins - Number(notes[0].dataset.seconds)));
    const text = advice.dataset[word].replace("{}", long(by));
    if (advice.textContent !== text) advice.textContent = text;
    const whole = Number(notes.at(-1).dataset.begins) + Number(notes.at(-1).dataset.seconds) || 1;
    document.getElementById("now").setAttribute("d", `M${Math.min(100, (100 * seconds) / whole)} 0v6`);
  }
  function word(to) {
    if (to === "dark" || to === "light") return state.dark ? "light" : "dark";
    return to === "timer" && state.timer ? "rest" : to;
  }

  document.documentElement.classList.add("one");
  const say = openLine(form, show);
  const asked = /^#s(\d+)$/.exec(location.hash);
  show({ ...state, screen: Number(form.dataset.screen) || Math.min(Number(asked?.[1]) || 1, notes.length) }, {});
  document.addEventListener("submit", (event) => {
    const to = event.submitter?.name === "to" && event.submitter.value;
    if (!to) return;
    event.preventDefault();
    say(word(to), Number(notes[shown - 1].dataset.timer));
  });
  document.addEventListener("keydown", (event) => {
    const to = wordOfKey(event, state, notes.length);
    if (!to) return;
    event.preventDefault();
    say(to, Number(notes[shown - 1].dataset.timer));
  });
  setInterval(tick, 250);
}
