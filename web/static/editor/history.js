/** The whole history of a unit, fetched only when somebody asks for it. */

import { fetchHtml } from "./send.js";
import { tell } from "./status.js";
import { numberAids } from "./suggestions.js";
import { say } from "./texts.js";

/**
 * Show the whole history in the place of its short form.
 * @param {HTMLAnchorElement} link
 * @param {HTMLFormElement | null} form
 */
export async function showHistory(link, form) {
  const place = link.closest("section")?.querySelector(".told");
  if (!(place instanceof HTMLElement)) return;
  const html = await fetchHtml(`${link.href}&beside=1`);
  if (html === null) {
    tell(say("no-answer"), { seconds: 10 });
    return;
  }
  place.innerHTML = html;
  place.tabIndex = -1;
  link.hidden = true;
  place.focus({ preventScroll: true });
  if (form) numberAids(form);
}
