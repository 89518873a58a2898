/** Checks while typing: asked for when the typing pauses, spoken only when the result changes. */

import { askChecks } from "./send.js";
import { say } from "./texts.js";
import { areaOf } from "./work.js";

const PAUSE = 300;

/**
 * @typedef {{ issues: { severity: string, message: string, dismissed: boolean }[], html: string }} Report
 */

/** @type {WeakMap<HTMLFormElement, { timer: number, known: Map<string, Report> }>} */
const running = new WeakMap();

/**
 * Check a form's text when its typing has paused.
 * @param {HTMLFormElement} form
 */
export function checkSoon(form) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.timer = window.setTimeout(() => check(form, state.known), PAUSE);
}

/**
 * Check a text again that has just been saved: what was pending is done.
 * @param {HTMLFormElement} form
 */
export function checkAgain(form) {
  stateOf(form).known.clear();
  checkSoon(form);
}

/**
 * What is known of the text as it stands; null when it was not checked yet.
 * @param {HTMLFormElement} form
 * @returns {Report | null}
 */
export function knownReport(form) {
  return stateOf(form).known.get(areaOf(form).value) ?? null;
}

/**
 * Whether a text cannot be saved.
 * @param {Report | null} report
 * @returns {boolean}
 */
export function hasErrors(report) {
  return Boolean(report?.issues.some((issue) => issue.severity === "error"));
}

/**
 * Show what the server says of a text, if it still stands in the box; nothing changes, and nothing is spoken, when it
 * stands there already.
 * @param {HTMLFormElement} form
 * @param {string} text
 * @param {Report} report
 */
export function showReport(form, text, report) {
  stateOf(form).known.set(text, report);
  const place = form.querySelector(`#k${form.dataset.number}`);
  if (!place || areaOf(form).value !== text) return;
  areaOf(form).setAttribute("aria-invalid", String(hasErrors(report)));
  const fresh = document.createElement("div");
  fresh.innerHTML = report.html;
  if (fresh.innerHTML !== place.innerHTML.trim()) place.replaceChildren(...fresh.childNodes);
  nameSave(form);
}

/**
 * Show one reason why a text is refused.
 * @param {HTMLFormElement} form
 * @param {string} message
 */
export function showFault(form, message) {
  const item = document.createElement("li");
  item.className = "error";
  const level = document.createElement("span");
  level.className = "level";
  const word = document.createElement("span");
  word.className = "stop";
  word.textContent = say("error");
  level.append(word);
  const text = document.createElement("span");
  text.className = "message";
  text.lang = "en";
  text.dir = "auto";
  text.textContent = message;
  item.append(level, text);
  const list = document.createElement("ul");
  list.className = "checks";
  list.append(item);
  form.querySelector(`#k${form.dataset.number}`)?.replaceChildren(list);
  areaOf(form).setAttribute("aria-invalid", "true");
}

/**
 * What a save must say of the warnings that stand there: that they were seen, and which are dismissed.
 * @param {HTMLFormElement} form
 * @returns {[string, string][]}
 */
export function listAnswers(form) {
  const inputs = form.querySelectorAll(`#k${form.dataset.number} input`);
  return Array.from(inputs, (input) => [
    /** @type {HTMLInputElement} */ (input).name,
    /** @type {HTMLInputElement} */ (input).value,
  ]);
}

/**
 * Whether nothing keeps a text from being saved at the first try, as far as that is known here.
 * @param {HTMLFormElement} form
 * @param {Report | null} report
 * @returns {boolean}
 */
export function willPass(form, report) {
  if (!report || hasErrors(report)) return false;
  return report.issues.every((issue) => issue.dismissed) || listAnswers(form).some(([name]) => name === "seen");
}

/**
 * @param {HTMLFormElement} form
 * @param {Map<string, Report>} known
 */
async function check(form, known) {
  const text = areaOf(form).value;
  const report = known.get(text) ?? (await askChecks(form.dataset.unit ?? "", text));
  if (report) showReport(form, text, report);
}

/**
 * The main button says what it does now.
 * @param {HTMLFormElement} form
 */
function nameSave(form) {
  const words = form.querySelector(".btn.primary .does");
  const seen = listAnswers(form).some(([name]) => name === "seen");
  if (words) words.textContent = say(seen ? "save-anyway" : "save-next");
}

/**
 * @param {HTMLFormElement} form
 * @returns {{ timer: number, known: Map<string, Report> }}
 */
function stateOf(form) {
  const state = running.get(form) ?? { timer: 0, known: new Map() };
  running.set(form, state);
  return state;
}
