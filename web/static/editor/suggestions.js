/** Suggestions beside the open unit: one numbering over all of them, taken by Ctrl+M and the number. */

import { tell } from "./status.js";
import { say, tellNumber } from "./texts.js";

const MOST = 9;

/**
 * The aids beside a unit's form.
 * @param {HTMLFormElement | null} form
 * @returns {Element | null}
 */
export function aidsOf(form) {
  return (form?.closest(".focus") ?? form)?.querySelector(".aids") ?? null;
}

/**
 * Show the number of each suggestion of a unit that has one.
 * @param {HTMLFormElement} form
 */
export function numberSuggestions(form) {
  listSuggestions(form).forEach((button, at) => {
    button.querySelector("kbd")?.remove();
    if (at >= MOST) return;
    const key = document.createElement("kbd");
    key.textContent = String(at + 1);
    button.append(" ", key);
  });
}

/**
 * Say that a number is waited for.
 * @param {HTMLFormElement} form
 */
export function askWhich(form) {
  const count = Math.min(listSuggestions(form).length, MOST);
  tell(count ? say("which", { count: tellNumber(count) }) : say("no-suggestion"), { seconds: 10 });
}

/**
 * Put the suggestion of that number into the box, as its button does.
 * @param {HTMLFormElement | null} form
 * @param {number} number
 * @returns {boolean} whether it is there
 */
export function takeSuggestion(form, number) {
  const button = form && listSuggestions(form)[number - 1];
  if (!button) tell(say("no-suggestion"), { seconds: 10 });
  else button.click();
  return Boolean(button);
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLButtonElement[]}
 */
function listSuggestions(form) {
  return Array.from(aidsOf(form)?.querySelectorAll("button[name=take]") ?? []).filter(
    (button) => button instanceof HTMLButtonElement && button.checkVisibility(),
  );
}
