/** Checks while typing: asked for when the typing pauses, spoken only when the result changes. */

import { askFaults } from "./send.js";
import { say } from "./texts.js";
import { areaOf } from "./work.js";

const PAUSE = 300;

/** @type {WeakMap<HTMLFormElement, { timer: number, known: Map<string, string[]> }>} */
const running = new WeakMap();

/**
 * Check a form's text when its typing has paused.
 * @param {HTMLFormElement} form
 */
export function checkSoon(form) {
  const state = running.get(form) ?? { timer: 0, known: new Map() };
  running.set(form, state);
  clearTimeout(state.timer);
  state.timer = window.setTimeout(() => check(form, state.known), PAUSE);
}

/**
 * What is known to be wrong with the text as it stands; null when it was not checked yet.
 * @param {HTMLFormElement} form
 * @returns {string[] | null}
 */
export function knownFaults(form) {
  return running.get(form)?.known.get(areaOf(form).value) ?? null;
}

/**
 * @param {HTMLFormElement} form
 * @param {Map<string, string[]>} known
 */
async function check(form, known) {
  const text = areaOf(form).value;
  const faults = text.trim() ? (known.get(text) ?? (await askFaults(form.dataset.unit ?? "", text))) : [];
  if (!faults) return;
  known.set(text, faults);
  if (areaOf(form).value === text) showFaults(form, faults);
}

/**
 * Show what is wrong below the field; nothing changes (and nothing is spoken) when it stands there already.
 * @param {HTMLFormElement} form
 * @param {string[]} faults
 * @param {string} [fine] what to say when there are none
 */
export function showFaults(form, faults, fine = areaOf(form).value.trim() ? say("fine") : "") {
  const place = form.querySelector(`#k${form.dataset.number}`);
  if (!place) return;
  const messages = faults.length ? faults : fine ? [fine] : [];
  const shown = Array.from(place.querySelectorAll(".checks > li"), (item) => item.lastElementChild?.textContent ?? "");
  areaOf(form).setAttribute("aria-invalid", String(faults.length > 0));
  if (shown.join("\n") === messages.join("\n")) return;
  const list = document.createElement("ul");
  list.className = "checks";
  list.append(...messages.map((message) => makeItem(message, faults.length > 0)));
  place.replaceChildren(...(messages.length ? [list] : []));
}

/**
 * @param {string} message
 * @param {boolean} wrong
 * @returns {HTMLLIElement}
 */
function makeItem(message, wrong) {
  const item = document.createElement("li");
  item.className = wrong ? "error" : "ok";
  const level = document.createElement("span");
  level.className = "level";
  const word = document.createElement("span");
  if (wrong) word.className = "stop";
  word.textContent = wrong ? say("error") : say("ok");
  level.append(word);
  const text = document.createElement("span");
  text.className = "message";
  text.dir = "auto";
  text.textContent = message;
  item.append(level, text);
  return item;
}
