/** Bringing two texts together that were made from a third, word by word. */

/**
 * @typedef {{ text: string, clashes: number }} Merged
 * `clashes` counts the places where both changed the same words: both stand there, mine first.
 */

const LARGEST = 4_000_000;

/**
 * @param {string} before the text that both began with
 * @param {string} mine
 * @param {string} theirs
 * @returns {Merged}
 */
export function mergeTexts(before, mine, theirs) {
  if (mine === theirs || before === theirs) return { text: mine, clashes: 0 };
  if (before === mine) return { text: theirs, clashes: 0 };
  const [old, left, right] = [before, mine, theirs].map(cutWords);
  if (!old.length || old.length * Math.max(left.length, right.length) > LARGEST) {
    return { text: `${mine}\n${theirs}`, clashes: 1 };
  }
  return weave(old, matchWords(old, left), matchWords(old, right), left, right);
}

/**
 * Words and what stands between them; joined they are the text.
 * @param {string} text
 * @returns {string[]}
 */
function cutWords(text) {
  return text.match(/\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? [];
}

/**
 * For each word of the old text its place in the new one, -1 where it is gone: a longest common subsequence.
 * @param {string[]} old
 * @param {string[]} now
 * @returns {number[]}
 */
function matchWords(old, now) {
  const width = now.length + 1;
  const best = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      best[i * width + j] =
        old[i] === now[j]
          ? best[(i + 1) * width + j + 1] + 1
          : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  const places = new Array(old.length).fill(-1);
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (old[i] === now[j]) places[i++] = j++;
    else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return places;
}

/**
 * Between two words that all three have, take the side that changed.
 * @param {string[]} old
 * @param {number[]} inLeft
 * @param {number[]} inRight
 * @param {string[]} left
 * @param {string[]} right
 * @returns {Merged}
 */
function weave(old, inLeft, inRight, left, right) {
  let [text, clashes, i, l, r] = ["", 0, 0, 0, 0];
  for (let at = 0; at <= old.length; at += 1) {
    const end = at === old.length;
    if (!end && (inLeft[at] < 0 || inRight[at] < 0)) continue;
    const [endLeft, endRight] = end ? [left.length, right.length] : [inLeft[at], inRight[at]];
    const [was, mine, theirs] = [old.slice(i, at), left.slice(l, endLeft), right.slice(r, endRight)].map((words) =>
      words.join(""),
    );
    if (mine === theirs || was === theirs) text += mine;
    else if (was === mine) text += theirs;
    else {
      text += [mine, theirs].filter(Boolean).join(" ");
      clashes += mine && theirs ? 1 : 0;
    }
    if (!end) text += old[at];
    [i, l, r] = [at + 1, endLeft + 1, endRight + 1];
  }
  return { text, clashes };
}
