// A leaf as a square code that a teacher's phone reads as text, without any network; only what is short fits.
import { correction, generate, mode } from "../vendor/lean-qr-2.7.4.js";
import { fill } from "./feedback.js";
import { inOrder } from "./leaves.js";

export const MOST_BYTES = 700; // what a phone still reads from the screen of a tablet
const SIDE = 4, QUIET = 4, NS = "http://www.w3.org/2000/svg";

export function wordsOf(leaf, words) {
  const answers = inOrder(leaf).map(([, one], i) => `${i + 1}. ${one.prompt}\n${one.text.join(words.semicolon)}`);
  return [fill(words.titled, { title: leaf.title }), ...answers, ...(leaf.note ? [fill(words.noted_line, { line: leaf.note })] : [])].join("\n");
}
export function codeOf(text) {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
  const code = generate(mode.utf8(text), { minCorrectionLevel: correction.L }); // left to choose, it takes Shift-JIS for many of our characters
  const side = code.size + 2 * QUIET, drawing = document.createElementNS(NS, "svg");
  let path = "";
  for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${side} ${side}`, width: side * SIDE, height: side * SIDE, role: "img" })) drawing.setAttribute(name, value);
  for (const [fill, d] of [["#fff", `M0 0h${side}v${side}H0z`], ["#000", path]]) {
    const part = document.createElementNS(NS, "path");
    part.setAttribute("fill", fill);
    part.setAttribute("d", d);
    drawing.append(part);
  }
  return drawing;
}
