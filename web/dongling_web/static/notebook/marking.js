// Whether an answer is right: the same few rules as core/dongling/tasks/verdict.py and core/dongling/text/answers.py.
// Tests hold both to the same cases.
const HAN = /[〇零一二两三四五六七八九十百千万]{1,16}/g, LONGEST = 200;
const AROUND = /^[\s“”‘’"'《》（）()]+|[\s“”‘’"'《》（）()。．.，,！!？?；;：:]+$/g;
const DIGIT = { ...Object.fromEntries([..."零一二三四五六七八九"].map((c, i) => [c, i])), "〇": 0, 两: 2 };
const PLACE = { 十: 10, 百: 100, 千: 1000 };

function number(text) {
  if (!/[十百千万]/.test(text)) return BigInt([...text].map((c) => DIGIT[c]).join(""));
  const at = text.lastIndexOf("万");
  if (at > 0) return number(text.slice(0, at)) * 10000n + (at + 1 < text.length ? number(text.slice(at + 1)) : 0n);
  let total = 0, digit = 0;
  for (const c of text.replaceAll("万", "")) {
    if (c in PLACE) {
      total += (digit || 1) * PLACE[c];
      digit = 0;
    } else digit = DIGIT[c];
  }
  return BigInt(total + digit);
}
export function plain(text) {
  const folded = text.normalize("NFKC").toLowerCase().replaceAll("ß", "ss");
  const bare = folded.replace(AROUND, "").replace(AROUND, "").replace(/\s+/g, "");
  return bare.replace(HAN, (han) => String(number(han))).replace(/(\d),(?=\d{3})/g, "$1");
}
export function judge({ mode, right = [] }, given) {
  let tokens = given.map((token) => token.trim());
  const some = tokens.some(Boolean);
  if (mode === "free") return { state: some ? "noted" : "empty", parts: [] };
  if (mode === "set") {
    const taken = new Set(tokens.filter(Boolean)), wanted = right.map(([token]) => token);
    const same = taken.size === wanted.length && wanted.every((token) => taken.has(token));
    return { state: !taken.size ? "empty" : same ? "right" : "not_yet", parts: [] };
  }
  tokens = right.map((_, i) => tokens[i] ?? "");
  if (!tokens.some(Boolean) || (mode === "row" && !tokens.every(Boolean))) return { state: "empty", parts: [] };
  if (mode === "words") tokens = tokens.map((token) => plain([...token].slice(0, LONGEST).join("")));
  const parts = tokens.map((token, i) => right[i].includes(token));
  return { state: parts.every(Boolean) ? "right" : "not_yet", parts };
}
