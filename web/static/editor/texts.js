/** The sentences of the interface that scripts say, as the server wrote them in the interface's language. */

/** @type {Map<string, string>} */
const texts = new Map();

/**
 * A sentence by its name, with its places `{…}` filled.
 * @param {string} name as in `editor/_texts.html`
 * @param {Record<string, string | number>} [places]
 * @returns {string}
 */
export function say(name, places = {}) {
  if (!texts.size) read();
  const text = texts.get(name) ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in places ? String(places[key]) : whole));
}

function read() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("texts"));
  for (const item of template?.content.querySelectorAll("[data-text]") ?? []) {
    texts.set(item.getAttribute("data-text") ?? "", item.textContent ?? "");
  }
}

/**
 * A number as the interface's language writes it.
 * @param {number} value
 * @returns {string}
 */
export function tellNumber(value) {
  return new Intl.NumberFormat(document.documentElement.lang).format(value);
}
