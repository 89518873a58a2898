/** What cannot be seen in a text and yet matters, named. */

import { say, tellNumber } from "./texts.js";

/** @type {ReadonlyArray<[RegExp, string]>} */
const SIGNS = [
  [/\u00a0/g, "no-break-space"],
  [/\u202f/g, "narrow-no-break-space"],
  [/\u00ad/g, "soft-hyphen"],
  [/\u200b/g, "zero-width-space"],
  [/\u200c/g, "zero-width-non-joiner"],
  [/\u200d/g, "zero-width-joiner"],
  [/[\u2060\ufeff]/g, "word-joiner"],
  [/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "direction-mark"],
  [/\t/g, "tab"],
  [/[ \u00a0]+$/gm, "trailing-space"],
];

/**
 * A list such as “no-break space × 2, trailing space”; empty when everything can be seen.
 * @param {string} text
 * @returns {string}
 */
export function tellInvisible(text) {
  return SIGNS.map(([sign, name]) => /** @type {const} */ ([text.match(sign)?.length ?? 0, name]))
    .filter(([count]) => count)
    .map(([count, name]) => (count > 1 ? `${say(name)} × ${tellNumber(count)}` : say(name)))
    .join(", ");
}
