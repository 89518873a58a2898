/** Two people, one unit: both texts and their difference stand above the box, and neither is lost. */

import { dropDraft } from "./drafts.js";
import { adoptSaved } from "./fields.js";
import { replaceText } from "./insert.js";
import { mergeTexts } from "./merge.js";
import { hush, tell } from "./status.js";
import { say } from "./texts.js";
import { areaOf, work } from "./work.js";

/**
 * Show what somebody else saved in the meantime, and the choices.
 * @param {HTMLFormElement} form
 * @param {{ base: string, theirs: string, diff_html: string, state?: string }} body the server's answer
 * @param {() => void} saveMine
 */
export function showCollision(form, { base, theirs, diff_html: difference, state = "translated" }, saveMine) {
  closeCollision(form);
  const area = areaOf(form);
  const before = area.defaultValue;
  const box = document.createElement("section");
  box.className = "collision note attention";
  box.tabIndex = -1;
  box.setAttribute("aria-label", say("collision"));
  box.append(
    makeElement("p", "lead", say(theirs ? "collision" : "collision-gone")),
    makeElement("p", "", say("collision-lede")),
    ...(theirs ? [makeElement("p", "label", say("theirs")), makeText(area, theirs)] : []),
    ...(theirs ? [makeElement("p", "label", say("difference")), makeText(area, "", difference)] : []),
  );
  const settle = () => {
    adoptSaved(form, { text: theirs, digest: base, state });
    closeCollision(form);
    hush();
  };
  const buttons = makeElement("div", "btns", "");
  buttons.append(
    makeButton("keep-mine", () => {
      settle();
      saveMine();
    }),
    makeButton("take-theirs", () => {
      settle();
      replaceText(area, theirs);
      dropDraft(work.language, work.page, form.dataset.unit ?? "");
      tell(say("took-theirs"), { seconds: 10 });
    }),
    makeButton("merge", () => {
      const merged = mergeTexts(before, area.value, theirs);
      settle();
      replaceText(area, merged.text);
      tell(say(merged.clashes ? "merged-clashes" : "merged"), { seconds: 20 });
    }),
  );
  box.append(buttons);
  areaOf(form).before(box);
  const kit = form.querySelector(".kit");
  if (kit) kit.before(box);
  hush();
  box.focus();
}

/**
 * Take the choices away.
 * @param {HTMLFormElement} form
 */
export function closeCollision(form) {
  form.querySelector(".collision")?.remove();
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 * @param {string} [html] of our own server, in place of the text
 * @returns {HTMLElement}
 */
function makeText(area, text, html) {
  const element = makeElement("p", "text", text);
  if (html !== undefined) element.innerHTML = html;
  element.lang = area.lang;
  element.dir = area.dir;
  return element;
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} text
 * @returns {HTMLElement}
 */
function makeElement(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}

/**
 * @param {string} name of its text
 * @param {() => void} act
 * @returns {HTMLButtonElement}
 */
function makeButton(name, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = say(name);
  button.addEventListener("click", act);
  return button;
}
