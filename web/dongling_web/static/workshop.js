// What is typed is saved by itself a moment later; without this script the buttons do.
"use strict";
(() => {
  const form = document.querySelector(".w-form");
  if (!form) return;
  const version = form.elements.namedItem("version");
  const state = form.querySelector(".w-saved");
  const words = state.querySelector("span");
  let waiting = 0;
  let saving = false;
  let again = false;
  let left = false;

  const say = (text, away) => {
    words.textContent = text;
    state.classList.toggle("w-away", Boolean(away));
  };

  const show = (problems) => {
    for (const old of form.querySelectorAll(".w-field .w-wrong")) old.remove();
    for (const field of form.querySelectorAll(".w-bad")) field.classList.remove("w-bad");
    for (const [path, said] of Object.entries(problems)) {
      const input = document.getElementById(path);
      const field = input && input.closest(".w-field");
      if (!field) continue;
      field.classList.add("w-bad");
      said.forEach((problem, number) => {
        const line = document.createElement("p");
        line.className = problem.severity === "error" ? "w-wrong" : "w-wrong w-warned";
        if (!number) line.id = `wrong-${path}`;
        const bold = document.createElement("b");
        bold.textContent = problem.message;
        const text = document.createElement("span");
        text.append(bold, problem.hint ? ` ${problem.hint}` : "");
        line.append(text);
        field.append(line);
      });
    }
  };

  const save = async () => {
    if (saving) {
      again = true;
      return;
    }
    saving = true;
    again = false;
    say(form.dataset.saving);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(new FormData(form)),
      });
      const said = await answer.json();
      if (!said.saved) throw new Error(said.why);
      version.value = said.version;
      say(form.dataset.saved.replace("{}", said.version));
      show(said.problems);
      left = false;
      if (said.clashes) say(said.clashes, true);
    } catch {
      say(form.dataset.away, true);
      waiting = window.setTimeout(save, 5000);
    } finally {
      saving = false;
      if (again) save();
    }
  };

  form.addEventListener("input", () => {
    left = true;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(save, 1200);
  });
  form.addEventListener("submit", () => {
    left = false;
    window.clearTimeout(waiting);
  });
  window.addEventListener("beforeunload", (event) => {
    if (left) event.preventDefault();
  });
})();
