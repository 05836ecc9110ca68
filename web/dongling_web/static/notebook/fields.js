// Between a form and the row of tokens that an answer is: of a list the numbers of what is taken, else what is written.
import { fill } from "./feedback.js";
const named = (form) => [...form.elements].filter((field) => /^a\d*$/.test(field.name));

export function read(form, task) {
  const fields = named(form);
  if (task.mode === "set") return fields.filter((field) => field.checked).map((field) => field.value);
  const values = fields.map((field) => field.value);
  if (task.type !== "order") return values;
  return values.map((_, place) => {
    const there = values.flatMap((value, i) => (value === String(place) ? [String(i)] : []));
    return there.length === 1 ? there[0] : "";
  });
}
export function write(form, task, tokens) {
  named(form).forEach((field, i) => {
    if (task.mode === "set") field.checked = tokens.includes(field.value);
    else if (task.type !== "order") field.value = tokens[i] ?? "";
    else field.value = tokens.includes(String(i)) ? String(tokens.indexOf(String(i))) : "";
  });
}
// An answer in words, a line each, as the notebook shows it without the unit.
export function inWords(form, task, tokens, words) {
  const fields = named(form);
  const label = (field) => said(field.closest("label")?.querySelector("span"));
  if (task.mode === "set") return fields.filter((field) => tokens.includes(field.value)).map(label);
  if (task.type === "order") return [tokens.map((token) => fields[token] && label(fields[token])).filter(Boolean).join(" → ")];
  if (task.type === "match") return fields.map((field) => `${label(field)} — ${field.selectedOptions[0]?.text ?? ""}`);
  if (task.type === "observe") {
    return fields.map((field) => fill(words.in_column, { name: field.getAttribute("aria-label"), value: field.value })).filter((_, i) => fields[i].value.trim());
  }
  return task.type === "blank" ? [fields.map((field) => field.value).join(words.comma)] : fields.map((field) => field.value);
}
export function said(element) { // without the pinyin above it
  const words = element?.cloneNode(true) ?? document.createElement("span");
  for (const sound of words.querySelectorAll("rt, rp")) sound.remove();
  for (const gap of words.querySelectorAll("input")) gap.replaceWith("\uff3f\uff3f");
  return words.textContent.trim().replace(/\s+/g, " ");
}
export const question = (form) => said(form.querySelector("legend"));
