// Beside the form: facts looked for in place, long vocabularies by typing, parts dragged, and the paper that follows
// what is written. Without this file all of it is buttons and links.
"use strict";
(() => {
  const own = document.currentScript;
  const words = own.dataset;
  const root = own.src.split("/a/")[0];
  const form = document.querySelector(".w-form");
  if (!form) return;
  const press = (name) => {
    const button = Object.assign(document.createElement("button"), { name: "do", value: name, hidden: true });
    form.append(button);
    form.requestSubmit(button);
  };

  // Facts: looked for without leaving the page; what a fact says is put where the cursor was.
  const look = async (path, words) => {
    const field = document.getElementById(path)?.closest(".w-field");
    const asked = new URLSearchParams(words === null ? { field: path } : { field: path, q: words });
    const answer = await fetch(`${form.action}/facts?${asked}`).catch(() => null);
    if (!field || !answer?.ok) return;
    const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".w-find");
    const old = field.querySelector(".w-find") ?? field.querySelector(".w-finder");
    if (old) old.replaceWith(part);
    else field.append(part);
    if (words !== null) part.querySelector("input").focus();
  };
  form.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="do"]');
    const [todo, path, fact] = button?.value.split(":") ?? [];
    if (todo === "find") {
      event.preventDefault();
      look(path, form.elements.namedItem(`find:${path}`)?.value ?? "");
    }
    const input = todo === "insert" && document.getElementById(path);
    if (input?.selectionStart !== undefined && input.selectionStart !== null && input.value) {
      const said = button.closest("li").querySelector("p").textContent;
      input.setRangeText(said, input.selectionStart, input.selectionEnd, "end");
      button.value = `cite:${path}:${fact}`;
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const { target } = event;
    if (event.key === "Enter" && target.name?.startsWith("find:")) {
      event.preventDefault();
      look(target.name.slice(5), target.value);
    }
    const part = target.closest(".w-part");
    const way = event.altKey && { ArrowUp: "up", ArrowDown: "down" }[event.key];
    const button = part && way && [...part.querySelectorAll(`:scope > .w-moves button[value^="${way}:"]`)][0];
    if (button || (part && event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      if (button) button.click();
      else press(`after:${part.id}`);
    }
  });

  // Vocabularies of many terms: what is typed leaves those that have it; what is chosen stays in sight.
  for (const [number, list] of [...form.querySelectorAll("[data-filter]")].entries()) {
    const box = Object.assign(document.createElement("input"), { type: "search", className: "w-filter", placeholder: words.filter, autocomplete: "off", id: `w-filter-${number}` });
    box.setAttribute("aria-label", words.filter);
    const options = [...list.children];
    box.addEventListener("input", (event) => {
      event.stopPropagation(); // nothing is typed into the unit
      const typed = box.value.trim().toLowerCase();
      const stays = (one) => !typed || one.textContent.toLowerCase().includes(typed) || one.selected || one.querySelector?.(":checked") || (list.tagName === "SELECT" && !one.value);
      if (list.tagName === "SELECT") list.replaceChildren(...options.filter(stays));
      else for (const one of options) one.hidden = !stays(one);
    });
    list.before(box);
  }

  // Parts are dragged by the mouse, beside the buttons that every keyboard has.
  const ready = () => {
    for (const list of form.querySelectorAll(".w-parts")) {
      list.setAttribute("data-drag", "");
      const sortable = window.Sortable.create(list, {
        handle: ".w-grip",
        draggable: ".w-part",
        forceFallback: true,
        onEnd: ({ item, oldIndex, newIndex }) => oldIndex !== newIndex && press(`to:${item.id}:${newIndex}`),
      });
      // It looks where the pointer is every 50 ms: let go sooner, and a part would drop where it was a moment before.
      window.addEventListener("pointerup", () => sortable._emulateDragOver(), true);
    }
  };
  const drag = (event) => {
    if (event.pointerType !== "mouse" || !event.target.closest?.(".w-parts")) return;
    document.removeEventListener("pointerover", drag);
    const script = Object.assign(document.createElement("script"), { src: root + words.sortable, integrity: words.integrity, onload: ready });
    document.head.append(script);
  };
  document.addEventListener("pointerover", drag);

  // The paper: how it will look, once more after each save, turned to what is being written.
  const paper = form.querySelector(".w-paper");
  const sheet = paper.querySelector(".w-sheet");
  const frame = sheet.querySelector("iframe");
  const wide = window.matchMedia("(min-width: 73.75em)");
  const address = (side) => `${paper.querySelector(`[data-side="${side}"]`).href}&paper=1`;
  const plain = (text) => text.replace(/\s/g, "");
  const BLOCKS = "p, li, dd, td, th, h1, h2, h3, h4, h5, figcaption, legend";
  let writing = null;

  const spot = (page, text) => {
    const held = [...page.querySelectorAll(BLOCKS)].filter((block) => plain(block.textContent).includes(text));
    return held.find((block) => !held.some((other) => other !== block && block.contains(other)));
  };
  const wanted = () => {
    const line = writing?.value?.split("\n").map(plain).find((one) => one.length > 1);
    return line ? line.slice(0, 24) : "";
  };
  const turn = () => {
    const page = frame.contentDocument;
    const text = wanted();
    for (const old of page?.querySelectorAll(".w-here") ?? []) old.classList.remove("w-here");
    const there = text && page?.body ? spot(page, text) : null;
    there?.classList.add("w-here");
    there?.scrollIntoView({ block: "center" });
    return Boolean(there) || !text;
  };
  const fetched = async (side) => {
    const answer = await fetch(address(side)).catch(() => null);
    return answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  };
  const put = (page) => {
    const there = frame.contentDocument;
    if (!page || !there?.body || there.title === "") return false;
    there.body.replaceChildren(...page.body.childNodes);
    return true;
  };
  const choose = (side) => {
    sheet.dataset.side = side;
    for (const tab of paper.querySelectorAll("[data-side]:not(.w-sheet)")) {
      if (tab.dataset.side === side) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    frame.src = address(side);
  };
  const follow = async () => {
    if (sheet.hidden || turn()) return;
    const side = sheet.dataset.side === "teacher" ? "pupil" : "teacher";
    const page = await fetched(side);
    if (page && wanted() && spot(page, wanted())) choose(side);
  };
  const open = () => {
    sheet.hidden = paper.querySelector(".w-turns").hidden = !wide.matches;
    if (wide.matches && !sheet.dataset.side) choose("teacher");
  };
  frame.addEventListener("load", turn);
  wide.addEventListener("change", open);
  paper.addEventListener("click", (event) => {
    const tab = event.target.closest("a[data-side]");
    if (!tab || sheet.hidden || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(tab.dataset.side);
  });
  form.addEventListener("focusin", ({ target }) => {
    if (!target.matches("textarea, .w-field input:not([type=checkbox])") || target.name?.startsWith("find:")) return;
    writing = target;
    follow();
  });
  document.addEventListener("workshop:saved", async ({ detail }) => {
    for (const name of ["undo", "redo"]) document.getElementById(name).hidden = !detail[name];
    const renew = (place, html) => {
      if (!place || place.contains(document.activeElement)) return; // whoever goes by keys keeps her place
      place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    };
    for (const [path, html] of Object.entries(detail.bars)) renew(form.querySelector(`[data-bar="${CSS.escape(path)}"]`), html);
    for (const [name, html] of Object.entries(detail.renewed)) renew(form.querySelector(`[data-renewed="${name}"]`), html);
    for (const path of detail.facts) {
      if (!document.getElementById(path)?.closest(".w-field")?.querySelector(".w-find")) look(path, null);
    }
    if (sheet.hidden) return;
    if (put(await fetched(sheet.dataset.side))) follow();
    else frame.src = address(sheet.dataset.side);
  });
  open();
})();
