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
        const tool = field.querySelector(":scope > .w-find, :scope > .w-finder");
        if (tool) tool.before(line);
        else field.append(line);
      });
    }
  };

  // The first save sends the whole form, later ones what changed since, with how many parts the lists around it have.
  let known = null;
  const typed = () => {
    const all = new Map();
    for (const [name, value] of new FormData(form)) all.set(name, [...(all.get(name) ?? []), value]);
    return all;
  };
  const changed = (now) => {
    const names = [...new Set([...now.keys(), ...(known ?? now).keys()])];
    const paths = names.filter((name) => !known || String(now.get(name)) !== String(known.get(name)));
    const around = (name) => name.startsWith("count:") && paths.some((path) => `${path}.`.startsWith(`${name.slice(6)}.`));
    const sent = names.filter((name) => name === "version" || paths.includes(name) || around(name));
    return new URLSearchParams(sent.flatMap((name) => (now.get(name) ?? []).map((value) => [name, value])));
  };
  // What others saved meanwhile is shown; what was typed since stays.
  const take = (path, values, now) => {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(path)}"]`)) {
      if (field.type === "checkbox") field.checked = values.includes(field.value);
      else if (String(now.get(path)) === new FormData(form).get(path)) field.value = values[0] ?? "";
    }
    now.set(path, new FormData(form).getAll(path));
  };

  const save = async () => {
    if (saving) {
      again = true;
      return;
    }
    saving = true;
    again = false;
    say(form.dataset.saving);
    const now = typed();
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: changed(now),
      });
      const said = await answer.json();
      if (!said.saved) throw new Error(said.why);
      if (!said.theirs && !again) window.location.reload(); // others added a part, or took one out
      if (said.theirs) version.value = said.version;
      for (const [path, values] of Object.entries(said.theirs ?? {})) take(path, values, now);
      known = now;
      say(form.dataset.saved.replace("{}", said.version));
      show(said.problems);
      document.dispatchEvent(new CustomEvent("workshop:saved", { detail: said }));
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
