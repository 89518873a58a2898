/** What the editor says: one line at the lower edge that screen readers speak, with what can be done about it. */

/** @typedef {{ label: string, act: () => void }} Offer */

/** @type {number | undefined} */
let ending;

/**
 * Say something; it stays until the next word, or for some seconds.
 * @param {string} message
 * @param {{ offers?: Offer[], seconds?: number }} [more]
 */
export function tell(message, { offers = [], seconds = 0 } = {}) {
  const place = document.getElementById("status");
  if (!place) return;
  clearTimeout(ending);
  const sentence = document.createElement("span");
  sentence.textContent = message;
  place.replaceChildren(sentence, ...offers.map(makeButton));
  place.classList.add("status");
  if (seconds) ending = window.setTimeout(hush, seconds * 1000);
}

/** Take the line away. */
export function hush() {
  const place = document.getElementById("status");
  clearTimeout(ending);
  place?.replaceChildren();
  place?.classList.remove("status");
}

/**
 * @param {Offer} offer
 * @returns {HTMLButtonElement}
 */
function makeButton({ label, act }) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", act);
  return button;
}
