// The wall: one screen at a time, turned by keys, by the second window or by a phone. Without this file the page scrolls
// from screen to screen, and its links lead on.
{
  const screens = [...document.querySelectorAll(".screen")];
  const words = document.getElementById("said");
  const form = document.getElementById("line");
  let state = { screen: 1, dark: false, timer: 0 };
  let shown = 0;

  function show(next) {
    state = next;
    document.documentElement.classList.toggle("dark", state.dark);
    words.textContent = state.dark ? words.dataset.dark : "";
    if (state.dark || shown !== state.screen) for (const one of document.querySelectorAll("audio, video")) one.pause();
    if (shown !== state.screen) {
      shown = state.screen;
      screens.forEach((screen, at) => screen.classList.toggle("on", at + 1 === shown));
      history.replaceState(null, "", `#s${shown}`);
      screens[shown - 1].focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    tick();
  }
  function tick() {
    const screen = screens[shown - 1];
    const place = screen?.querySelector(".screen-time");
    if (!place) return;
    place.dataset.plan ??= place.textContent;
    place.classList.toggle("running", Boolean(state.timer));
    if (!state.timer) {
      if (place.textContent !== place.dataset.plan) place.textContent = place.dataset.plan;
      return;
    }
    const left = Math.max(0, Math.ceil((state.timer - Date.now()) / 1000));
    const { left: still, minute, second, over } = words.dataset;
    const long = left >= 60 ? `${Math.floor(left / 60)}${minute}` : "";
    const short = left % 60 || !long ? `${left % 60}${second}` : "";
    const text = left ? `${still}${long}${short}` : over;
    const part = 100 * Math.min(1, left / Number(screen.dataset.timer));
    place.replaceChildren(pie(part), text);
    if (!left && words.textContent !== over) words.textContent = over;
  }
  function pie(part) {
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawn.setAttribute("viewBox", "0 0 40 40");
    drawn.setAttribute("aria-hidden", "true");
    for (const [name, dash] of [["rim", ""], ["rest", `${part} 100`]]) {
      const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      const shape = { class: name, cx: 20, cy: 20, r: name === "rim" ? 18 : 9, pathLength: 100, "stroke-dasharray": dash };
      for (const [key, value] of Object.entries(shape)) if (value !== "") circle.setAttribute(key, value);
      drawn.append(circle);
    }
    return drawn;
  }

  // What is said in a sound: without this file it is a link beside it.
  for (const place of document.querySelectorAll("[data-cue]")) {
    const track = place.previousElementSibling.textTracks[0];
    track.mode = "hidden";
    place.replaceChildren();
    track.addEventListener("cuechange", () => (place.textContent = [...track.activeCues].map((cue) => cue.getCueAsHTML().textContent).join("\n")));
  }

  document.documentElement.classList.add("one");
  const say = openLine(form, show);
  const asked = /^#s(\d+)$/.exec(location.hash);
  show({ ...state, screen: Number(form.dataset.screen) || Math.min(Number(asked?.[1]) || 1, screens.length) });
  if (asked && !form.dataset.paired) say(asked[1]);
  addEventListener("hashchange", () => {
    const to = /^#s(\d+)$/.exec(location.hash);
    if (to && Number(to[1]) !== shown) say(to[1]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "n" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      return void screens[shown - 1].querySelector("[data-notes]").click();
    }
    const word = wordOfKey(event, state, screens.length);
    if (!word) return;
    event.preventDefault();
    say(word, Number(screens[shown - 1].dataset.timer));
  });
  setInterval(tick, 250);
}
