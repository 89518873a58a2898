/** Where an open unit stands: in its place on the page, in its row of the list, or alone. */

import { findGutters } from "./pieces.js";
import { areaOf, findPieces, work } from "./work.js";

/** Elements that may not hold a form; it comes behind them. */
const CLOSED = "p, h1, h2, h3, h4, h5, h6, pre, summary, caption, figcaption, dt, table, div.unit";

/**
 * Put a unit's editor where it belongs.
 * @param {string} unit
 * @param {HTMLElement} editor
 * @returns {HTMLFormElement | null} its form; null where this document has no place for it
 */
export function placeEditor(unit, editor) {
  const form = /** @type {HTMLFormElement} */ (
    editor.matches("form") ? editor : editor.querySelector("form.unit-form")
  );
  if (work.mode === "page") return placeInPage(unit, editor) ? form : null;
  const old = document.querySelector(work.mode === "list" ? `#units > [data-unit="${CSS.escape(unit)}"]` : "#units");
  const typed = work.mode === "list" && old?.querySelector("textarea");
  if (typed) keepTyped(typed, areaOf(form));
  old?.replaceWith(editor);
  return old && form;
}

/**
 * Put the editor of a page in the place of its text, which is hidden as long as it is open.
 * @param {string} unit
 * @param {HTMLElement} editor
 * @returns {boolean}
 */
export function placeInPage(unit, editor) {
  const pieces = findPieces(unit);
  const last = pieces.at(-1);
  if (!last) return false;
  if (last.closest("#hidden")) {
    last.closest("li")?.append(editor);
    return true;
  }
  const closed = outermost(last, CLOSED);
  if (holdsOthers(closed, unit)) {
    for (const piece of pieces) piece.classList.add("being-edited");
  } else {
    for (const piece of pieces) hide(outermost(piece, CLOSED) ?? piece);
    if (!closed) for (const gutter of findGutters(unit)) hide(gutter);
  }
  (closed?.closest(".scroll") ?? closed ?? last).after(editor);
  align(editor);
  return true;
}

/**
 * Take the editor of a page away, and show the text again that it stood for.
 * @param {HTMLFormElement} form
 */
export function removeFromPage(form) {
  form.remove();
  for (const element of document.querySelectorAll("[data-replaced]")) {
    element.removeAttribute("data-replaced");
    /** @type {HTMLElement} */ (element).hidden = false;
  }
  for (const piece of document.querySelectorAll(".being-edited")) piece.classList.remove("being-edited");
}

/**
 * What was typed into a row while its editor was on the way.
 * @param {HTMLTextAreaElement} from
 * @param {HTMLTextAreaElement} to
 */
function keepTyped(from, to) {
  if (from.value !== from.defaultValue) to.value = from.value;
  if (document.activeElement === from) to.setSelectionRange(from.selectionStart, from.selectionEnd);
}

/**
 * @param {Element | null} element
 * @param {string} unit
 * @returns {boolean}
 */
function holdsOthers(element, unit) {
  const pieces = Array.from(element?.querySelectorAll(".tx[data-unit]") ?? []);
  return pieces.some((piece) => piece.getAttribute("data-unit") !== unit);
}

/**
 * @param {Element} element
 */
function hide(element) {
  /** @type {HTMLElement} */ (element).hidden = true;
  element.setAttribute("data-replaced", "");
}

/**
 * The outermost element around a piece, within the page, that may not hold a form.
 * @param {HTMLElement} piece
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
function outermost(piece, selector) {
  let found = null;
  for (let one = piece.parentElement; one && !one.matches(".doc"); one = one.parentElement) {
    if (one.matches(selector)) found = one;
  }
  return found;
}

/**
 * Let an editor within a list or a quotation take the room that it has at the page's own edge.
 * @param {HTMLElement} editor
 */
function align(editor) {
  editor.style.removeProperty("inline-size");
  editor.style.removeProperty("left");
  const page = editor.closest(".doc");
  if (!page || editor.parentElement === page) return;
  const probe = document.createElement("div");
  probe.className = "open";
  page.append(probe);
  const wanted = probe.getBoundingClientRect();
  probe.remove();
  editor.style.inlineSize = `${wanted.width}px`;
  editor.style.left = `${wanted.left - editor.getBoundingClientRect().left}px`;
}

window.addEventListener("resize", () => {
  const editor = document.querySelector("form.unit-form.open");
  if (editor) align(/** @type {HTMLElement} */ (editor));
});
