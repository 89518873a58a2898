/** A machine's suggestion, fetched only when somebody asks for it. */

import { sendForm } from "./send.js";
import { hush, tell } from "./status.js";
import { numberAids } from "./suggestions.js";
import { say } from "./texts.js";
import { areaOf, fieldOf } from "./work.js";

/**
 * Ask the machine and show what it says above the button.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 */
export async function askMachine(form, button) {
  const place = button.closest("section")?.querySelector(".suggested");
  button.disabled = true;
  tell(say("machine-asked"));
  const answer = await sendForm(form.dataset.unit ?? "", [
    ["machine", "1"],
    ["text", areaOf(form).value],
    ["base", fieldOf(form, "base").value],
  ]);
  button.disabled = false;
  if (answer.status !== 200 || !place) {
    tell(answer.body.error ?? say("no-answer"), { seconds: 20 });
    return;
  }
  hush();
  place.innerHTML = answer.body.html;
  numberAids(form);
}
