// What is said to an answer, as web/dongling_web/notebook/feedback.py says it to who works without scripts.
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function replies(task, given) {
  const all = task.replies ?? [], wanted = (task.right ?? []).map(([token]) => token);
  const taken = given.filter((token) => all[token] !== undefined);
  const wrong = taken.filter((token) => !wanted.includes(token));
  return (wrong.length ? wrong : taken).map((token) => all[token]).filter(Boolean);
}
export function feedback(task, { state, parts }, given, misses, words) {
  const { answer = [], explanation, hint, part } = task;
  const say = (title, lines, tone, done) => ({ title: words[title], lines: lines.filter(Boolean), tone, done });
  if (state === "empty") return say("empty", [], "calm", false);
  if (state === "noted") return say("noted", [answer.length && words.sample + answer[0], explanation], "ok", true);
  if (state === "right") return say(misses ? "right_again" : "right", [...replies(task, given), explanation], "ok", true);
  if (misses) return say("told", [...answer, explanation], "calm", true);
  const right = parts.filter(Boolean).length, own = replies(task, given);
  const some = right && fill(words.some, { right, left: parts.length - right });
  return say("not_yet", [some, ...(own.length ? own : [hint]), part && fill(words.look_back, { part })], "yet", false);
}
export function stars(words, count, left) {
  return count ? fill(left ? words.stars : words.all_stars, { count, left }) : words.star;
}
export { fill };
