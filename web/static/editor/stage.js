/** Opening and closing units in their place: fetched ahead, the page not jumping, the address kept. */

import { prepareForm } from "./fields.js";
import { showHere } from "./pieces.js";
import { placeEditor, removeFromPage } from "./place.js";
import { fetchEditor } from "./send.js";
import { tell } from "./status.js";
import { say } from "./texts.js";
import { areaOf, listFiltered, listUnits, showUrl, work } from "./work.js";

const FRESH = 60_000;

/** @type {Map<string, { at: number, editor: Promise<HTMLElement | null> }>} */
const fetched = new Map();

/**
 * The form that is open: of the unit being worked on.
 * @returns {HTMLFormElement | null}
 */
export function openForm() {
  return document.querySelector(
    work.mode === "list" ? "#units .active form.unit-form" : "#units form.unit-form, #hidden form.unit-form",
  );
}

/**
 * Open a unit and put the caret into its box.
 * @param {string} unit
 * @param {{ visit?: "push" | "replace" | "none", hold?: Element | null }} [how]
 * `hold`: the element whose place on the screen must not change
 * @returns {Promise<boolean>} whether it is open
 */
export async function openUnit(unit, { visit = "replace", hold = null } = {}) {
  const open = openForm();
  if (open?.dataset.unit === unit) {
    focusText(open);
    return true;
  }
  const editor = await take(unit);
  if (!editor) {
    tell(say("not-opened", { number: listUnits().find((one) => one.id === unit)?.number ?? "" }));
    return false;
  }
  const top = hold?.getBoundingClientRect().top;
  putAway();
  const form = placeEditor(unit, editor);
  if (!form) {
    location.assign(showUrl(unit));
    return false;
  }
  showHere(unit);
  if (visit === "push") history.pushState({ unit }, "", showUrl(unit));
  if (visit === "replace") history.replaceState({ unit }, "", showUrl(unit));
  prepareForm(form);
  if (top !== undefined) window.scrollBy({ top: form.getBoundingClientRect().top - top, behavior: "instant" });
  focusText(form, top === undefined);
  fetchAhead(unit);
  return true;
}

/**
 * Close the open unit and give the focus back to its place on the page.
 * @param {{ visit?: "push" | "none" }} [how]
 */
export function closeUnit({ visit = "push" } = {}) {
  const form = openForm();
  if (!form) return;
  const top = form.getBoundingClientRect().top;
  const number = form.dataset.number;
  putAway();
  showHere(null);
  if (visit === "push") history.pushState({ unit: null }, "", showUrl(null));
  const block = document.getElementById(`u${number}`);
  const back = /** @type {HTMLElement | null} */ (block?.querySelector("a.gut, a") ?? block);
  if (!block || !back) return;
  if (work.mode === "page") window.scrollBy({ top: block.getBoundingClientRect().top - top, behavior: "instant" });
  back.focus({ preventScroll: true });
}

/**
 * Load the editor of the unit that comes after one, so that it is there when it is wanted.
 * @param {string} unit
 */
export function fetchAhead(unit) {
  const units = listUnits();
  const number = units.find((one) => one.id === unit)?.number ?? 0;
  const next = listFiltered().find((one) => one.number > number);
  if (next) fetchEditorOnce(next.id);
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
