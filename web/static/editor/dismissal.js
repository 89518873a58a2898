/** Warnings that are no problem in a text: dismissed by a click, and brought back by another. */

import { listAnswers, showReport } from "./checks.js";
import { sendForm } from "./send.js";
import { tell } from "./status.js";
import { say } from "./texts.js";
import { areaOf, fieldOf } from "./work.js";

/**
 * Dismiss a warning or bring it back, as the button says.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 */
export async function changeDismissal(form, { name, value }) {
  const text = areaOf(form).value;
  const answer = await sendForm(form.dataset.unit ?? "", [
    [name, value],
    ["text", text],
    ["base", fieldOf(form, "base").value],
    ...listAnswers(form),
  ]);
  if (answer.status !== 200) {
    tell(answer.body.error ?? say("unreachable", { number: form.dataset.number ?? "" }));
    return;
  }
  showReport(form, text, answer.body);
  tell(say(name === "dismiss" ? "dismissed" : "restored"), { seconds: 10 });
  areaOf(form).focus();
}
