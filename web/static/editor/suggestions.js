/** Suggestions and terms beside the open unit: each kind has one numbering, and a key that waits for a number. */

import { tell } from "./status.js";
import { say, tellNumber } from "./texts.js";

const MOST = 9;

/** @typedef {"suggestion" | "term"} Kind */

/** What is taken by each key. @type {Record<Kind, string>} */
const BUTTONS = { suggestion: "button[name=take]", term: ".terms button[data-insert]" };

/** The sentences for each: that a number is waited for, and that there is none. */
const WORDS = {
  suggestion: {
    which: (/** @type {string} */ count) => say("which-suggestion", { count }),
    none: () => say("no-suggestion"),
  },
  term: { which: (/** @type {string} */ count) => say("which-term", { count }), none: () => say("no-term") },
};

/**
 * The aids beside a unit's form.
 * @param {HTMLFormElement | null} form
 * @returns {Element | null}
 */
export function aidsOf(form) {
  return (form?.closest(".focus") ?? form)?.querySelector(".aids") ?? null;
}

/**
 * Show the number of each suggestion and each term of a unit that has one.
 * @param {HTMLFormElement} form
 */
export function numberAids(form) {
  for (const kind of /** @type {Kind[]} */ (["suggestion", "term"])) {
    listButtons(form, kind).forEach((button, at) => {
      button.querySelector("kbd")?.remove();
      if (at >= MOST) return;
      const key = document.createElement("kbd");
      key.textContent = String(at + 1);
      button.append(" ", key);
    });
  }
}

/**
 * Say that a number is waited for.
 * @param {HTMLFormElement} form
 * @param {Kind} kind
 */
export function askWhich(form, kind) {
  const count = Math.min(listButtons(form, kind).length, MOST);
  tell(count ? WORDS[kind].which(tellNumber(count)) : WORDS[kind].none(), { seconds: 10 });
}

/**
 * Do what the button of that number does.
 * @param {HTMLFormElement | null} form
 * @param {Kind} kind
 * @param {number} number
 */
export function takeNumbered(form, kind, number) {
  const button = form && listButtons(form, kind)[number - 1];
  if (button) button.click();
  else tell(WORDS[kind].none(), { seconds: 10 });
}

/**
 * @param {HTMLFormElement} form
 * @param {Kind} kind
 * @returns {HTMLButtonElement[]}
 */
function listButtons(form, kind) {
  return Array.from(aidsOf(form)?.querySelectorAll(BUTTONS[kind]) ?? []).filter(
    (button) => button instanceof HTMLButtonElement && button.checkVisibility(),
  );
}
