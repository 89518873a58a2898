/** Searching the project's texts beside a unit; what is selected in the source is looked for. */

import { lastSelected } from "./selection.js";
import { fetchHtml } from "./send.js";
import { tell } from "./status.js";
import { say } from "./texts.js";

/**
 * Show what the words of a field find, below the field.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} field the field or the button beside it
 */
export async function searchBeside(form, field) {
  const place = field?.closest("section");
  const input = place?.querySelector("input");
  const hits = place?.querySelector(".found");
  if (!place || !input || !hits) return;
  const html = await fetchHtml(`${form.action}?${new URLSearchParams({ q: input.value, beside: "1" })}`);
  if (html === null) tell(say("no-answer"), { seconds: 10 });
  else hits.innerHTML = html;
}

/**
 * A search begins with what was selected in the source, unless something stands in the field.
 * @param {Element} field
 */
export function beginSearch(field) {
  if (!(field instanceof HTMLInputElement) || field.value) return;
  field.value = lastSelected().term;
  field.select();
}
