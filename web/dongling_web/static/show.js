// Arrow keys turn the screens of a showing. The page scrolls and its links lead on without this file.
const screens = [...document.querySelectorAll(".screen")];
const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

function here() {
  const middle = innerHeight / 2;
  return screens.findIndex((screen) => screen.getBoundingClientRect().bottom > middle);
}

document.addEventListener("keydown", (event) => {
  const ends = { Home: 0, End: screens.length - 1 };
  const to = event.key in ends ? ends[event.key] : here() + steps[event.key];
  if (Number.isNaN(to) || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === " " && event.target.matches("a")) return;
  event.preventDefault();
  const screen = screens[Math.min(Math.max(to, 0), screens.length - 1)];
  screen.scrollIntoView();
  screen.focus({ preventScroll: true });
});
