/** Where an open unit stands: in its place on the page, in its row of the list, or alone. */

import { findPiece, work } from "./work.js";

/** Elements that may not hold a form; it comes behind them. */
const CLOSED = "p, h1, h2, h3, h4, h5, h6, pre, summary, caption, figcaption, dt, table, div.unit";

/**
 * Put a unit's editor where it belongs.
 * @param {string} unit
 * @param {HTMLElement} editor
 * @returns {HTMLFormElement | null} its form; null where this document has no place for it
 */
export function placeEditor(unit, editor) {
  const form = /** @type {HTMLFormElement | null} */ (
    editor.matches("form") ? editor : editor.querySelector("form.unit-form")
  );
  if (!form) return null;
  if (work.mode === "page") return placeInPage(unit, editor) ? form : null;
  const old = work.mode === "list" ? findRow(unit) : document.querySelector("#units.focus, #units .focus");
  if (!old) return null;
  if (old.id && !editor.id) editor.id = old.id;
  old.replaceWith(editor);
  return form;
}

/**
 * The row of a unit in the list.
 * @param {string} unit
 * @returns {HTMLElement | null}
 */
export function findRow(unit) {
  return document.querySelector(`#units > li:has([data-unit="${CSS.escape(unit)}"])`);
}

/**
 * Take the editor of a page away, and show the text again that it stood for.
 * @param {HTMLFormElement} form
 */
export function removeFromPage(form) {
  form.remove();
  for (const hidden of document.querySelectorAll("[data-replaced]")) {
    hidden.removeAttribute("data-replaced");
    /** @type {HTMLElement} */ (hidden).hidden = false;
  }
  document.querySelector(".being-edited")?.classList.remove("being-edited");
}

/**
 * @param {string} unit
 * @param {HTMLElement} editor
 * @returns {boolean}
 */
function placeInPage(unit, editor) {
  const piece = findPiece(unit);
  const row = document
    .querySelector(`#hidden [data-unit="${CSS.escape(unit)}"], #hidden [data-piece="${CSS.escape(unit)}"]`)
    ?.closest("li");
  if (!piece) {
    row?.append(editor);
    return Boolean(row);
  }
  const table = piece.closest("table");
  if (table) {
    piece.classList.add("being-edited");
    (table.closest(".scroll") ?? table).after(editor);
  } else {
    const closed = outermost(piece, CLOSED);
    const stands = closed ?? piece;
    hide(stands);
    if (!closed) hide(/** @type {HTMLElement | null} */ (piece.parentElement?.querySelector(":scope > a.gut")));
    stands.after(editor);
  }
  align(editor);
  return true;
}

/**
 * @param {HTMLElement | null} element
 */
function hide(element) {
  if (!element) return;
  element.hidden = true;
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
 * Let an editor within a list or a quotation begin at the page's own edge.
 * @param {HTMLElement} editor
 */
function align(editor) {
  const page = editor.closest(".doc");
  const parent = editor.parentElement;
  if (!page || !parent || page === parent) return;
  const margin = parseFloat(getComputedStyle(editor).marginInlineStart) || 0;
  editor.style.marginInlineStart = `${margin - (startOf(parent, page) - startOf(page, page))}px`;
}

/**
 * Where an element's content begins, counted in the direction of the page.
 * @param {Element} element
 * @param {Element} page
 * @returns {number}
 */
function startOf(element, page) {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return getComputedStyle(page).direction === "rtl"
    ? -(box.right - parseFloat(style.paddingRight))
    : box.left + parseFloat(style.paddingLeft);
}
