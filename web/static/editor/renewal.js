/** Texts that are spread over several elements, such as a list that is one unit: shown anew, as the server has them. */

import { placeInPage, removeFromPage } from "./place.js";
import { fetchDocument } from "./send.js";
import { openForm } from "./stage.js";
import { areaOf, findPieces, showUrl } from "./work.js";

/**
 * Show the blocks of a unit as they are now; what is open in them stays open.
 * @param {string} unit
 */
export async function renewBlocks(unit) {
  if (findPieces(unit).length < 2) return;
  const page = await fetchDocument(showUrl(null));
  const fresh = page ? findBlocks(page, unit) : [];
  const old = findBlocks(document, unit);
  if (!fresh.length || !old.length) return;
  const form = openForm();
  const area = form && areaOf(form);
  const typing = document.activeElement === area;
  const caret = /** @type {const} */ ([area?.selectionStart ?? 0, area?.selectionEnd ?? 0]);
  if (form) removeFromPage(form);
  old[0].before(...fresh.map((block) => document.adoptNode(block)));
  for (const block of old) block.remove();
  if (!form || !area) return;
  placeInPage(form.dataset.unit ?? "", form);
  if (!typing) return;
  area.focus({ preventScroll: true });
  area.setSelectionRange(...caret);
}

/**
 * The blocks of the page, from the first to the last, that hold a unit's text.
 * @param {Document} page
 * @param {string} unit
 * @returns {Element[]}
 */
function findBlocks(page, unit) {
  const blocks = Array.from(page.querySelector("#units")?.children ?? []);
  const holding = blocks.map((block) => block.querySelector(`.tx[data-unit="${CSS.escape(unit)}"]`) !== null);
  const first = holding.indexOf(true);
  return first < 0 ? [] : blocks.slice(first, holding.lastIndexOf(true) + 1).filter((block) => !block.matches("form"));
}
