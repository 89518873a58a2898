/** The editor with scripts: the same page, without waiting for it. All of it also works by forms and links alone. */

import { beginSearch, searchBeside } from "./editor/concordance.js";
import { changeDismissal } from "./editor/dismissal.js";
import { dropOldDrafts } from "./editor/drafts.js";
import { addTerm, beginTerm } from "./editor/terms.js";
import { isDirty, prepareForm } from "./editor/fields.js";
import { showHistory } from "./editor/history.js";
import { insertMarkup, replaceText } from "./editor/insert.js";
import { listenToKeys, nameKeys } from "./editor/keys.js";
import { askMachine } from "./editor/machine.js";
import { save } from "./editor/saving.js";
import { unitOf } from "./editor/pieces.js";
import { adoptOpen, closeUnit, fetchAhead, openForm, openUnit } from "./editor/stage.js";
import { tell } from "./editor/status.js";
import { askWhich, takeNumbered } from "./editor/suggestions.js";
import { say } from "./editor/texts.js";
import { areaOf, listFiltered, listUnits, work } from "./editor/work.js";

/** @typedef {import("./editor/work.js").Place} Place */

/**
 * What a command does with the unit that is open.
 * @param {import("./editor/keys.js").Command} command
 * @returns {boolean} whether there was something to do
 */
function run(command) {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("keys"));
  if (dialog?.open) return false;
  const form = openForm();
  switch (command) {
    case "next":
    case "stay":
    case "keep":
    case "review":
      if (form) save(form, command);
      return form !== null || command === "stay";
    case "previous-unit":
      return move((at, number) => at.number < number, -1);
    case "next-unit":
      return move((at, number) => at.number > number, 0);
    case "first-unit":
      return move(() => true, 0);
    case "last-unit":
      return move(() => true, -1);
    case "next-untranslated":
      return goToUntranslated();
    case "copy-source":
      if (form) replaceText(areaOf(form), form.dataset.source ?? "");
      return form !== null;
    case "focus-editor":
      if (form) areaOf(form).focus();
      return form !== null;
    case "suggestion":
    case "term":
      if (form) askWhich(form, command);
      return form !== null;
    case "close":
      if (form) closeUnit();
      return form !== null;
    case "keys":
      dialog?.showModal();
      return true;
  }
}

/**
 * Go to a unit of the filter.
 * @param {(at: Place, number: number) => boolean} fits
 * @param {number} which 0 for the first that fits, -1 for the last
 * @returns {boolean}
 */
function move(fits, which) {
  const number = Number(openForm()?.dataset.number ?? 0);
  const place = listFiltered()
    .filter((at) => fits(at, number))
    .at(which);
  if (place) openUnit(place.id);
  else tell(say("no-more"), { seconds: 5 });
  return true;
}

/** @returns {boolean} */
function goToUntranslated() {
  const number = Number(openForm()?.dataset.number ?? 0);
  const left = listUnits().filter((at) => at.state === "untranslated" && at.number !== number);
  const place = left.find((at) => at.number > number) ?? left[0];
  if (place) openUnit(place.id);
  else tell(say("none-untranslated"), { seconds: 5 });
  return true;
}

/**
 * Insert what a button of the kit offers.
 * @param {HTMLElement | null | undefined} button
 * @returns {boolean}
 */
function insertFrom(button) {
  const form = openForm();
  if (!button || !form) return false;
  insertMarkup(areaOf(form), button.dataset.insert ?? "", button.dataset.close);
  return true;
}

/** @param {MouseEvent} event */
function answerClick(event) {
  const target = /** @type {Element} */ (event.target);
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented)
    return;
  const kit = /** @type {HTMLElement | null} */ (target.closest("[data-insert]"));
  if (kit && (kit.matches("button") || getSelection()?.isCollapsed)) {
    insertFrom(kit);
    return;
  }
  if (target.closest("a.close-unit") && work.mode !== "focus") {
    event.preventDefault();
    closeUnit();
    return;
  }
  const past = /** @type {HTMLAnchorElement | null} */ (target.closest("a.whole-history"));
  if (past) {
    event.preventDefault();
    showHistory(past, openForm());
    return;
  }
  if (target.closest("form.unit-form") || !getSelection()?.isCollapsed) return;
  const piece = target.closest(
    "#units .tx[data-unit], #hidden .tx[data-unit], a.gut, .near a[data-unit], a[rel][data-unit], .id a",
  );
  const unit = piece?.getAttribute("data-unit") ?? unitOf(piece);
  if (!unit || !piece) return;
  event.preventDefault();
  openUnit(unit, { visit: "push", hold: piece });
}

/**
 * The field in which Enter was pressed, or the button that was used: a form may have fields beside several units.
 * @param {HTMLElement | null} button
 * @returns {HTMLElement | null}
 */
function activeOr(button) {
  return document.activeElement instanceof HTMLInputElement ? document.activeElement : button;
}

/** @param {SubmitEvent} event */
function answerSubmit(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.id === "search-form") {
    event.preventDefault();
    searchBeside(form, activeOr(event.submitter));
    return;
  }
  if (form.id === "term-form") {
    event.preventDefault();
    addTerm(form, activeOr(event.submitter));
    return;
  }
  if (!form.matches("form.unit-form")) return;
  event.preventDefault();
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (button?.name === "take") {
    const fix = button.dataset.fix !== undefined;
    replaceText(areaOf(form), button.value);
    tell(say(fix ? "fixed" : "taken"), { seconds: 10 });
    return;
  }
  if (button?.name === "machine") {
    askMachine(form, button);
    return;
  }
  if (button?.name === "dismiss" || button?.name === "restore") {
    changeDismissal(form, button);
    return;
  }
  const then = button?.value || "next";
  save(form, /** @type {import("./editor/saving.js").Then} */ (then));
}

function start() {
  dropOldDrafts();
  nameKeys(document);
  for (const form of document.querySelectorAll("form.unit-form")) prepareForm(/** @type {HTMLFormElement} */ (form));
  document.addEventListener("click", answerClick);
  document.addEventListener("submit", answerSubmit);
  document.addEventListener("toggle", (event) => beginTerm(/** @type {Element} */ (event.target)), true);
  listenToKeys({
    run,
    insert: (number) => insertFrom(openForm()?.querySelector(`.kit button[data-key="${number}"]`)),
    choose: (kind, number) => takeNumbered(openForm(), kind, number),
  });
  window.addEventListener("beforeunload", (event) => {
    const forms = Array.from(document.querySelectorAll("form.unit-form"));
    if (forms.some((form) => isDirty(/** @type {HTMLFormElement} */ (form)))) event.preventDefault();
  });
  window.addEventListener("popstate", () => {
    const unit = new URLSearchParams(location.search).get("unit");
    if (unit) openUnit(unit, { visit: "none" });
    else closeUnit({ visit: "none" });
  });
  document.addEventListener("input", () => fetchAhead(openForm()?.dataset.unit ?? ""));
  document.addEventListener("focusin", (event) => {
    if (/** @type {Element} */ (event.target).matches(".concordance input")) beginSearch(/** @type {Element} */ (event.target));
    const row = /** @type {Element} */ (event.target).closest("#units > li.rest:has(textarea:focus)");
    if (row) openUnit(row.getAttribute("data-unit") ?? "", { hold: row });
  });
  adoptOpen();
  document.documentElement.dataset.scripts = "ready";
}

start();
