/** Opening and closing units in their place: fetched ahead, the page not jumping, the address kept. */

import { prepareForm } from "./fields.js";
import { findGutters, showHere } from "./pieces.js";
import { placeEditor, placeInPage, removeFromPage } from "./place.js";
import { fetchEditor } from "./send.js";
import { tell } from "./status.js";
import { numberAids } from "./suggestions.js";
import { say } from "./texts.js";
import { areaOf, findPieces, fitsFilter, listFiltered, listUnits, showUrl, work } from "./work.js";

const FRESH = 30_000;

/** @type {Map<string, { at: number, editor: Promise<HTMLElement | null> }>} */
const fetched = new Map();

let asked = 0;

/**
 * The form that is open: of the unit being worked on.
 * @returns {HTMLFormElement | null}
 */
export function openForm() {
  if (work.mode === "list") return document.querySelector("#units > .active form.unit-form");
  return document.querySelector("#units form.unit-form, #hidden form.unit-form");
}

/**
 * Open a unit and put the caret into its box.
 * @param {string} unit
 * @param {{ visit?: "push" | "replace" | "none", hold?: Element | null }} [how]
 * `hold`: the element whose place on the screen must not change
 */
export async function openUnit(unit, { visit = "replace", hold = null } = {}) {
  const open = openForm();
  if (open?.dataset.unit === unit) {
    focusText(open);
    return;
  }
  const turn = ++asked;
  const editor = await take(unit);
  if (turn !== asked) return; // another unit was asked for in the meantime
  if (!editor) {
    tell(say("not-opened", { number: listUnits().find((one) => one.id === unit)?.number ?? "" }));
    return;
  }
  const top = hold?.getBoundingClientRect().top;
  putAway();
  const form = placeEditor(unit, editor);
  if (!form) {
    location.assign(showUrl(unit));
    return;
  }
  showHere(unit);
  if (visit === "push") history.pushState({ unit }, "", showUrl(unit));
  if (visit === "replace") history.replaceState({ unit }, "", showUrl(unit));
  prepareForm(form);
  numberAids(form);
  if (hold && top !== undefined) holdStill(hold.getClientRects().length ? hold : form, top);
  focusText(form, top === undefined);
  fetchAhead(unit);
}

/**
 * Close the open unit and give the focus back to its place on the page.
 * @param {{ visit?: "push" | "none" }} [how]
 */
export function closeUnit({ visit = "push" } = {}) {
  const form = openForm();
  if (!form) return;
  if (work.mode === "focus") {
    /** @type {HTMLAnchorElement | null} */ (form.querySelector("a.close-unit"))?.click();
    return;
  }
  const [unit, top] = [form.dataset.unit ?? "", form.getBoundingClientRect().top];
  putAway();
  showHere(null);
  if (visit === "push") history.pushState({ unit: null }, "", showUrl(null));
  const link = work.mode === "list" ? document.querySelector(`#u${form.dataset.number} .id a`) : findLink(unit);
  if (!link) return;
  if (work.mode === "page") holdStill(link, top);
  /** @type {HTMLElement} */ (link).focus({ preventScroll: true });
}

/**
 * Go on after a save.
 * @param {string | null} next the unit that comes after in the filter
 */
export async function goOn(next) {
  const form = openForm();
  if (next) await openUnit(next);
  else if (work.mode === "focus" && form) focusText(form);
  else closeUnit();
}

/** Show the open unit's source and aids as the server has them now; the text in the box stays. */
export async function renewAids() {
  const form = openForm();
  const unit = form?.dataset.unit ?? "";
  fetched.clear();
  const fresh = form && (await fetchEditor(unit));
  if (!fresh || openForm() !== form) return;
  const here = form.closest(".focus, #units > li") ?? form;
  for (const place of [".aids", ".source-text"]) {
    const part = fresh.querySelector(place);
    if (part) here.querySelector(place)?.replaceWith(part);
  }
  numberAids(form);
}

/** Put an editor that came with the page where scripts would have put it. */
export function adoptOpen() {
  const form = openForm();
  if (!form) return;
  const unit = form.dataset.unit ?? "";
  if (work.mode === "page") placeInPage(unit, form);
  numberAids(form);
  if (location.hash || new URLSearchParams(location.search).has("unit")) focusText(form);
  fetchAhead(unit);
}

/**
 * @param {string} unit
 * @returns {Element | undefined}
 */
function findLink(unit) {
  return findGutters(unit)[0] ?? findPieces(unit)[0]?.closest("li")?.querySelector("a") ?? undefined;
}

/**
 * Scroll so that an element stands where it, or what it replaces, stood.
 * @param {Element} element
 * @param {number} top
 */
function holdStill(element, top) {
  window.scrollBy({ top: element.getBoundingClientRect().top - top, behavior: "instant" });
}

/**
 * Load the editor of the unit that comes after one, so that it is there when it is wanted.
 * @param {string} unit
 */
export function fetchAhead(unit) {
  const next = findNext(unit);
  if (next) fetchEditorOnce(next);
}

/**
 * Go on from a unit before its save is answered, if it is known where to and the editor is there.
 * @param {string} unit
 * @returns {Promise<boolean>} whether it was left
 */
export async function leaveEarly(unit) {
  const next = findNext(unit);
  if (!next || !fetched.has(next) || openForm()?.dataset.unit !== unit) return false;
  await openUnit(next);
  return true;
}

/**
 * The unit that the server will name as the next one, as far as that can be known here.
 * @param {string} unit
 * @returns {string | undefined}
 */
function findNext(unit) {
  const number = listUnits().find((one) => one.id === unit)?.number ?? 0;
  return listFiltered().find((one) => one.number > number && fitsFilter(one))?.id;
}

/**
 * @param {string} unit
 * @returns {Promise<HTMLElement | null>}
 */
async function take(unit) {
  const editor = await fetchEditorOnce(unit);
  fetched.delete(unit);
  return editor;
}

/**
 * @param {string} unit
 * @returns {Promise<HTMLElement | null>}
 */
function fetchEditorOnce(unit) {
  const known = fetched.get(unit);
  if (known && Date.now() - known.at < FRESH) return known.editor;
  const editor = fetchEditor(unit);
  fetched.set(unit, { at: Date.now(), editor });
  return editor;
}

/** Leave the open unit: its row in the list rests, on the page its text shows again. */
function putAway() {
  const form = openForm();
  if (!form) return;
  if (work.mode === "page") removeFromPage(form);
  if (work.mode === "list") form.closest("li")?.classList.replace("active", "rest");
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} [scroll]
 */
function focusText(form, scroll = true) {
  const area = areaOf(form);
  area.focus({ preventScroll: true });
  area.setSelectionRange(area.value.length, area.value.length);
  if (scroll) form.scrollIntoView({ block: "nearest", behavior: "instant" });
}
