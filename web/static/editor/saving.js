/** Saving: what becomes of a text that was sent, whatever the server answers or does not answer. */

import { checkAgain, hasErrors, knownReport, listAnswers, showFault, showReport, willPass } from "./checks.js";
import { closeCollision, showCollision } from "./collision.js";
import { dropDraft, keepDraft } from "./drafts.js";
import { adoptSaved, showDraftNote } from "./fields.js";
import { showHere, showSaved } from "./pieces.js";
import { renewBlocks } from "./renewal.js";
import { sendText } from "./send.js";
import { goOn, leaveEarly, openForm, openUnit } from "./stage.js";
import { hush, tell } from "./status.js";
import { say } from "./texts.js";
import { areaOf, fieldOf, findForm, work } from "./work.js";

/**
 * @typedef {"next" | "stay" | "keep" | "review"} Then
 * @typedef {{ number: string, unit: string, text: string, outdated: boolean }} Before what a save replaced
 */

const UNDO_SECONDS = 10;

/** Milliseconds in which the next unit shall be ready, answer or not. */
const SOON = 50;

/**
 * Save the text of a form.
 * @param {HTMLFormElement} form
 * @param {Then} then
 */
export async function save(form, then) {
  if (form.getAttribute("aria-busy") === "true") return;
  const area = areaOf(form);
  const [unit, number, text] = [form.dataset.unit ?? "", form.dataset.number ?? "", area.value];
  const known = knownReport(form);
  if (known && hasErrors(known) && text.trim()) {
    showReport(form, text, known);
    area.focus();
    return;
  }
  keepDraft(work.language, work.page, unit, text, fieldOf(form, "base").value);
  const before = { number, unit, text: area.defaultValue, outdated: form.dataset.state === "outdated" };
  form.setAttribute("aria-busy", "true");
  const more = listAnswers(form);
  const answering = sendText(unit, { text, base: fieldOf(form, "base").value, then, more });
  const left = then !== "stay" && willPass(form, known) && (await isSlow(answering)) && (await leaveEarly(unit));
  const answer = await answering;
  form.removeAttribute("aria-busy");
  if (answer.status === 200) await accept(form, answer.body, { text, then, before, left });
  else if (left) callBack(unit, number, answer);
  else if (answer.status === 409) showCollision(form, answer.body, () => save(form, then));
  else if (answer.status === 422) refuse(form, text, answer.body);
  else fail(form, answer, () => save(findForm(unit) ?? form, then));
}

/**
 * Whether an answer takes longer than a translator should wait for the next unit.
 * @param {Promise<unknown>} answering
 * @returns {Promise<boolean>}
 */
function isSlow(answering) {
  const waited = new Promise((resolve) => setTimeout(resolve, SOON, true));
  return Promise.race([answering.then(() => false), waited]);
}

/**
 * @param {HTMLFormElement} form
 * @param {any} saved
 * @param {{ text: string, then: Then, before: Before, left: boolean }} sent
 * `left`: the next unit is open already
 */
async function accept(form, saved, { text, then, before, left }) {
  const typedOn = areaOf(form).value.trim() !== text.trim();
  if (!typedOn) dropDraft(work.language, work.page, saved.unit);
  closeCollision(form);
  adoptSaved(form, { text: text.trim() ? text : "", digest: saved.digest, state: saved.state });
  showSaved(saved);
  if (left) showHere(openForm()?.dataset.unit ?? null);
  else if (then === "stay" || typedOn) {
    checkAgain(form);
    areaOf(form).focus();
  } else await goOn(saved.next);
  if (work.mode === "page") renewBlocks(saved.unit);
  tell(saved.message, { offers: [{ label: say("undo"), act: () => undo(saved, before) }], seconds: UNDO_SECONDS });
}

/**
 * A save failed whose unit was left already: its text is a draft, and one click leads back to it.
 * @param {string} unit
 * @param {string} number
 * @param {import("./send.js").Answer} answer
 */
function callBack(unit, number, answer) {
  const message = answer.status === 409 ? say("collision") : (answer.body.fault ?? answer.body.error);
  tell(message ? say("refused", { number, message }) : say("unreachable", { number }), {
    offers: [{ label: say("back", { number }), act: () => openUnit(unit) }],
  });
}

/**
 * Put back what a save replaced.
 * @param {any} saved
 * @param {Before} before
 */
async function undo(saved, before) {
  const answer = await sendText(before.unit, {
    text: before.text,
    base: saved.digest,
    then: before.outdated ? "outdated" : "stay",
    more: [["seen", "all"]],
  });
  if (answer.status !== 200) {
    tell(
      say("not-undone", {
        message: answer.body.fault ?? answer.body.error ?? say("unreachable", { number: before.number }),
      }),
    );
    return;
  }
  showSaved(answer.body);
  if (work.mode === "page") renewBlocks(before.unit);
  const form = findForm(before.unit);
  if (form) {
    areaOf(form).value = before.text;
    adoptSaved(form, { text: before.text, digest: answer.body.digest, state: answer.body.state });
  }
  const open = form ?? openForm();
  if (open) areaOf(open).focus();
  tell(say("undone", { number: before.number }), { seconds: UNDO_SECONDS });
}

/**
 * The text has an error, or warnings that nobody has seen: say which, and leave everything as it is.
 * @param {HTMLFormElement} form
 * @param {string} text
 * @param {{ fault?: string, error: string, checks?: import("./checks.js").Report }} body
 */
function refuse(form, text, body) {
  if (body.checks) showReport(form, text, body.checks);
  else showFault(form, body.fault || body.error);
  if (body.checks) tell(body.error, { seconds: 10 });
  else hush();
  areaOf(form).focus();
}

/**
 * No answer, or one that has nothing to do with the text.
 * @param {HTMLFormElement} form
 * @param {import("./send.js").Answer} answer
 * @param {() => void} again
 */
function fail(form, answer, again) {
  const number = form.dataset.number ?? "";
  const text = answer.status
    ? say("refused", { number, message: answer.body.error ?? answer.status })
    : say("unreachable", { number });
  const offers = [{ label: say("retry"), act: again }];
  if (answer.status === 400 || answer.status === 404)
    offers.push({ label: say("reload"), act: () => location.reload() });
  showDraftNote(form, say("draft-kept"));
  tell(text, { offers });
  areaOf(form).focus();
}
