// Files are sent one after another, each with how far it has come; a picture is cut by hand. Without this script the
// form sends them all at once, and numbers cut.
"use strict";
(() => {
  const form = document.querySelector(".u-form");
  if (!form) return;
  const input = form.querySelector('input[type="file"]');
  const list = form.querySelector(".u-sending");

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const state = document.createElement("span");
    item.append(name, state, bar);
    list.append(item);
    return { item, bar, state };
  };

  const wrong = (shown, words) => {
    shown.bar.remove();
    shown.state.textContent = "";
    const said = document.createElement("span");
    said.className = "u-wrong";
    said.textContent = words;
    shown.item.append(said);
  };

  // Only a few files come in at a time, of one network fewer still: whoever has to wait is sent again.
  const PATIENCE = 60;
  const sent = async (file, shown) => {
    for (let tries = PATIENCE; tries; tries -= 1) {
      const again = await once(file, shown, tries > 1);
      if (!again) return;
      shown.state.textContent = form.dataset.waits;
      await new Promise((done) => window.setTimeout(done, 1000 * again));
    }
  };

  // Gives after how many seconds it is to be sent again, 0 where it was answered.
  const once = (file, shown, waits) =>
    new Promise((done) => {
      const body = new FormData();
      body.append("file", file);
      for (const name of ["source", "license"]) body.append(name, form.elements.namedItem(name).value);
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) shown.bar.value = (100 * event.loaded) / event.total;
      });
      request.addEventListener("load", () => {
        const said = request.response;
        const why = said && said.wrong ? said.wrong.join(" ") : "";
        const later = request.status === 503 && waits ? Number(request.getResponseHeader("Retry-After")) : 0;
        if (request.status === 200 && said && !why) {
          shown.bar.value = 100;
          shown.state.textContent = form.dataset.sent;
        } else if (later) shown.bar.value = 0;
        else wrong(shown, why || form.dataset.lost);
        done(later);
      });
      for (const fault of ["error", "abort", "timeout"]) {
        request.addEventListener(fault, () => {
          wrong(shown, form.dataset.lost);
          done(0);
        });
      }
      request.send(body);
    });

  const typed = () => {
    const body = new FormData(form);
    body.delete("file");
    return fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(body),
    }).catch(() => {});
  };

  const renew = async () => {
    const answer = await fetch(form.action);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(".u-form");
    if (!fresh) return;
    form.querySelector(".u-kept").replaceWith(fresh.querySelector(".u-kept"));
    for (const name of ["version", "count:media"]) {
      form.elements.namedItem(name).value = fresh.elements.namedItem(name).value;
    }
    const last = form.querySelector(".u-one:last-child");
    if (last && !list.querySelector(".u-wrong")) last.scrollIntoView();
  };

  input.addEventListener("change", async (event) => {
    event.stopPropagation();
    const files = [...input.files];
    if (!files.length) return;
    list.replaceChildren();
    input.disabled = true;
    await typed();
    for (const file of files) {
      const shown = line(file);
      if (file.size > Number(form.dataset.most)) wrong(shown, form.dataset.large.replace("{}", file.name));
      else await sent(file, shown);
    }
    input.value = "";
    input.disabled = false;
    await renew();
  });
  input.addEventListener("input", (event) => event.stopPropagation());
})();

(() => {
  const form = document.querySelector(".u-cut");
  if (!form) return;
  const stage = form.querySelector(".u-stage");
  const picture = stage.querySelector("img");
  const shape = form.elements.namedItem("shape");
  const inputs = ["left", "top", "width", "height"].map((name) => form.elements.namedItem(name));
  const space = "http://www.w3.org/2000/svg";
  const made = (name, above, kind) => {
    const one = document.createElementNS(space, name);
    if (kind) one.setAttribute("class", kind);
    above.append(one);
    return one;
  };
  const frame = made("svg", stage, "u-frame");
  frame.setAttribute("viewBox", "0 0 100 100");
  frame.setAttribute("preserveAspectRatio", "none");
  frame.setAttribute("tabindex", "0");
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", form.querySelector(".u-hint").textContent);
  const dim = made("path", frame, "u-dim");
  const box = made("rect", frame, "u-box");
  const corners = [0, 1, 2, 3].map(() => made("ellipse", frame, "u-corner"));
  form.querySelector(".u-hint").hidden = false;
  let part = [0, 0, 100, 100];
  let held = null;

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const shapeRatio = () => {
    const [wide, high] = shape.value.split(":").map(Number);
    return wide && high ? (wide / high) * (picture.naturalHeight / picture.naturalWidth) : 0;
  };
  const draw = () => {
    const [left, top, width, height] = part;
    dim.setAttribute("d", `M0 0H100V100H0zM${left} ${top}h${width}v${height}h${-width}z`);
    for (const [name, value] of [["x", left], ["y", top], ["width", width], ["height", height]]) {
      box.setAttribute(name, value);
    }
    const size = stage.getBoundingClientRect();
    corners.forEach((corner, number) => {
      corner.setAttribute("cx", left + (number % 2 ? width : 0));
      corner.setAttribute("cy", top + (number > 1 ? height : 0));
      corner.setAttribute("rx", 1200 / Math.max(size.width, 200));
      corner.setAttribute("ry", 1200 / Math.max(size.height, 200));
    });
    inputs.forEach((one, number) => {
      one.value = String(Math.round(part[number] * 10) / 10);
    });
  };
  const set = (left, top, right, bottom) => {
    const width = clamp(Math.abs(right - left), 1, 100);
    const height = clamp(Math.abs(bottom - top), 1, 100);
    part = [clamp(Math.min(left, right), 0, 100 - width), clamp(Math.min(top, bottom), 0, 100 - height), width, height];
    shape.value = "";
    draw();
  };
  const at = (event) => {
    const size = stage.getBoundingClientRect();
    return [
      clamp((100 * (event.clientX - size.left)) / size.width, 0, 100),
      clamp((100 * (event.clientY - size.top)) / size.height, 0, 100),
    ];
  };

  frame.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    if (!stage.clientWidth) return;
    frame.setPointerCapture(event.pointerId);
    frame.focus();
    const [x, y] = at(event);
    const corner = corners.indexOf(event.target);
    if (corner >= 0) {
      const [left, top, width, height] = part;
      held = { from: [corner % 2 ? left : left + width, corner > 1 ? top : top + height] };
    } else if (event.target === box && part[2] * part[3] < 9800) held = { move: [x, y], was: [...part] };
    else held = { from: [x, y] };
  });
  frame.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = at(event);
    if (held.from) set(held.from[0], held.from[1], x, y);
    else {
      const [left, top, width, height] = held.was;
      const across = clamp(left + x - held.move[0], 0, 100 - width);
      const down = clamp(top + y - held.move[1], 0, 100 - height);
      set(across, down, across + width, down + height);
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    frame.addEventListener(end, () => {
      held = null;
    });
  }
  frame.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const [left, top, width, height] = part;
    if (event.shiftKey) set(left, top, clamp(left + width + step[0], left + 1, 100), clamp(top + height + step[1], top + 1, 100));
    else {
      const across = clamp(left + step[0], 0, 100 - width);
      const down = clamp(top + step[1], 0, 100 - height);
      set(across, down, across + width, down + height);
    }
  });
  shape.addEventListener("change", () => {
    const ratio = shapeRatio();
    if (!ratio) return;
    const width = ratio > 1 ? 100 : 100 * ratio;
    const height = ratio > 1 ? 100 / ratio : 100;
    const chosen = shape.value;
    set((100 - width) / 2, (100 - height) / 2, (100 + width) / 2, (100 + height) / 2);
    shape.value = chosen;
  });
  for (const one of inputs) {
    one.addEventListener("change", () => {
      const [left, top, width, height] = inputs.map((input) => Number(input.value.replace(",", ".")) || 0);
      set(left, top, Math.min(left + (width || 100), 100), Math.min(top + (height || 100), 100));
    });
  }
  new ResizeObserver(draw).observe(stage);
  draw();
})();
