/** One unit's form: its draft, its counters, and what is saved in it. */

import { checkSoon } from "./checks.js";
import { dropDraft, findDraft, keepDraft } from "./drafts.js";
import { fitHeight } from "./growth.js";
import { replaceText } from "./insert.js";
import { tellInvisible } from "./invisible.js";
import { tell } from "./status.js";
import { say, tellNumber } from "./texts.js";
import { areaOf, fieldOf, work } from "./work.js";

/** @type {WeakSet<HTMLFormElement>} */
const prepared = new WeakSet();

/**
 * Make a form that came from the server alive: its draft comes back, its counters run.
 * @param {HTMLFormElement} form
 */
export function prepareForm(form) {
  if (prepared.has(form)) return;
  prepared.add(form);
  const area = areaOf(form);
  restoreDraft(form);
  measure(form);
  area.addEventListener("input", () => {
    const kept = isDirty(form)
      ? keepDraft(work.language, work.page, form.dataset.unit ?? "", area.value, fieldOf(form, "base").value)
      : forget(form);
    showDraftNote(form, isDirty(form) ? say(kept ? "draft-kept" : "draft-not-kept") : "");
    measure(form);
    checkSoon(form);
  });
}

/**
 * Whether a form's text differs from the saved one.
 * @param {HTMLFormElement} form
 * @returns {boolean}
 */
export function isDirty(form) {
  return areaOf(form).value !== areaOf(form).defaultValue;
}

/**
 * What was sent is what is saved now; text typed since then stays.
 * @param {HTMLFormElement} form
 * @param {{ text: string, digest: string, state: string }} saved
 */
export function adoptSaved(form, { text, digest, state }) {
  areaOf(form).defaultValue = text;
  fieldOf(form, "base").value = digest;
  form.dataset.state = state;
  showDraftNote(form, isDirty(form) ? say("draft-kept") : "");
  measure(form);
}

/**
 * Say in the form what is kept of its text.
 * @param {HTMLFormElement} form
 * @param {string} text empty for nothing
 * @param {Node[]} [more]
 */
export function showDraftNote(form, text, more = []) {
  const label = areaOf(form).labels[0]?.parentElement ?? areaOf(form).parentElement;
  let note = form.querySelector(".draft-note");
  if (!note) {
    note = document.createElement("span");
    note.className = "end draft-note";
    label?.append(note);
  }
  note.replaceChildren(text, ...more);
}

/** @param {HTMLFormElement} form */
function restoreDraft(form) {
  const area = areaOf(form);
  const draft = findDraft(work.language, work.page, form.dataset.unit ?? "");
  if (!draft) return;
  if (draft.text === area.value) {
    forget(form);
    return;
  }
  area.value = draft.text;
  fieldOf(form, "base").value = draft.base; // if the unit has changed since, the save says so and shows both texts
  const button = document.createElement("button");
  button.type = "button";
  button.className = "linkish";
  button.textContent = say("drop-draft");
  const base = fieldOf(form, "base").defaultValue;
  button.addEventListener("click", () => {
    replaceText(area, area.defaultValue);
    fieldOf(form, "base").value = base;
    tell(say("draft-dropped"), { seconds: 10 });
  });
  showDraftNote(form, say("draft-restored"), [document.createTextNode(" "), button]);
  checkSoon(form);
}

/**
 * @param {HTMLFormElement} form
 * @returns {boolean}
 */
function forget(form) {
  dropDraft(work.language, work.page, form.dataset.unit ?? "");
  return true;
}

/**
 * Lengths, invisible characters and height.
 * @param {HTMLFormElement} form
 */
function measure(form) {
  const area = areaOf(form);
  const length = form.querySelector(".target-length");
  if (length) length.textContent = tellNumber([...area.value].length);
  showInvisible(form, tellInvisible(area.value));
  fitHeight(area);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} signs
 */
function showInvisible(form, signs) {
  let place = form.querySelector(".invisible");
  if (!place) {
    if (!signs) return;
    place = document.createElement("span");
    place.className = "invisible";
    form.querySelector(".length")?.after(place);
  }
  place.textContent = signs && say("invisible", { signs });
}
