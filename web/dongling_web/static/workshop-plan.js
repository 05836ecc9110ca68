// A plan that came in: what is chosen or dropped is noted at once; what is pasted keeps its tables and headings.
"use strict";
(() => {
  const pasted = document.getElementById("pasted");
  if (pasted) {
    const page = pasted.form.elements.namedItem("html");
    const says = document.getElementById("pasted-as");
    pasted.addEventListener("paste", (event) => {
      const rich = pasted.value ? "" : event.clipboardData.getData("text/html");
      const bare = rich.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\ssrc="data:[^"]*"/gi, "");
      window.setTimeout(() => {
        page.value = bare;
        says.textContent = bare ? says.dataset.rich : says.dataset.plain;
      });
    });
    pasted.addEventListener("input", (event) => {
      if (event.inputType === "insertFromPaste") return;
      page.value = "";
      says.textContent = pasted.value ? says.dataset.plain : "";
    });
  }

  let form = document.querySelector(".p-form");
  if (!form) return;
  let sending = Promise.resolve();
  let waiting = 0;

  const places = ".p-ask :is(input:not([type=hidden]), select, textarea, button)";
  const show = (text, asking) => {
    const made = new DOMParser().parseFromString(text, "text/html").querySelector(".p-form");
    if (!made) throw new Error("no plan");
    const top = form.querySelector(".p-paper").scrollTop;
    const held = document.activeElement;
    const focused = held && held.id;
    for (const old of form.querySelectorAll(".p-typed :is(input, textarea)")) {
      const same = made.querySelector(`#${CSS.escape(old.id)}`);
      if (same) same.value = old.value; // what is being typed stays
    }
    form.replaceWith(made);
    form = made;
    form.querySelector(".p-paper").scrollTop = top;
    dress();
    const again = (focused && document.getElementById(focused)) || (asking && form.querySelector(places))
      || form.querySelector(".p-tray select") || form.querySelector(".btn-main");
    if (again) again.focus({ preventScroll: !asking });
    if (again && again.id === focused && held.selectionStart >= 0) again.setSelectionRange(held.selectionStart, held.selectionEnd);
    document.getElementById("p-says").textContent = form.querySelector(".p-key").innerText;
  };

  const send = (button) => {
    const data = new URLSearchParams(new FormData(form));
    data.delete("do");
    data.append("do", button || "keep");
    const asking = /^(use|settle):/.test(button || "");
    waiting += 1;
    sending = sending.then(async () => {
      const answer = await fetch(form.action, { method: "POST", body: data });
      const text = await answer.text();
      waiting -= 1;
      if (!waiting) show(text, asking);
    }).catch(() => form.submit());
  };

  const dress = () => {
    for (const piece of form.querySelectorAll(".p-tray li")) piece.draggable = true;
  };

  const rowAt = (event) => event.target.closest && event.target.closest(".p-row[data-place]");

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target !== form || !button || ["draft", "kind"].includes(button.value)) return;
    event.preventDefault();
    send(button.value);
  });
  document.addEventListener("change", (event) => {
    if (form.contains(event.target) && event.target.matches("select:not([data-waits])")) send();
  });
  document.addEventListener("dragstart", (event) => {
    const piece = event.target.closest && event.target.closest(".p-tray li");
    if (piece) event.dataTransfer.setData("text/plain", piece.id);
  });
  document.addEventListener("dragover", (event) => {
    const row = rowAt(event);
    for (const old of document.querySelectorAll(".p-over")) if (old !== row) old.classList.remove("p-over");
    if (!row) return;
    row.classList.add("p-over");
    event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const row = rowAt(event);
    const piece = document.getElementById(event.dataTransfer.getData("text/plain"));
    if (!row || !piece) return;
    event.preventDefault();
    const select = piece.querySelector("select");
    select.value = row.dataset.place;
    if (select.value) send();
  });
  for (const [name, on] of [["mouseover", true], ["mouseout", false]]) {
    document.addEventListener(name, (event) => {
      const row = event.target.closest && event.target.closest(".p-row, .p-tray li");
      const mark = row && document.getElementById(`o-${row.id}`);
      if (mark) mark.classList.toggle("p-now", on);
    });
  }
  dress();
})();
