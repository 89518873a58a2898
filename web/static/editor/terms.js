/** The glossary beside a unit: a term is begun from what is selected, and added without leaving the text. */

import { sendTo } from "./send.js";
import { lastSelected } from "./selection.js";
import { renewAids } from "./stage.js";
import { tell } from "./status.js";
import { say } from "./texts.js";

/**
 * A form for a new term was opened: it begins with what is selected in the source and in the translation.
 * @param {Element} details
 */
export function beginTerm(details) {
  if (!details.matches("details.add-term[open]")) return;
  for (const [name, text] of Object.entries(lastSelected())) {
    const field = /** @type {HTMLInputElement | null} */ (details.querySelector(`input[name="${name}"]`));
    if (field && text && !field.value) field.value = text;
  }
  /** @type {HTMLElement | null} */ (details.querySelector("input"))?.focus();
}

/**
 * Add the term of the fields around the button.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} button
 */
export async function addTerm(form, button) {
  const place = button?.closest("details");
  if (!place) return;
  const fields = Array.from(place.querySelectorAll("input"))
    .filter((input) => input.type !== "checkbox" || input.checked)
    .map((input) => /** @type {[string, string]} */ ([input.name, input.value]));
  const answer = await sendTo(form.action, fields);
  tell(answer.body.message ?? answer.body.error ?? say("no-answer"), { seconds: 10 });
  if (answer.status === 200) await renewAids();
}
