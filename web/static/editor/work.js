/** The page that is worked on, as the server describes it in the document, and the addresses of its units. */

const head = /** @type {HTMLElement} */ (document.getElementById("work"));

/** What stays the same as long as the document is open. */
export const work = {
  page: head.dataset.page ?? "",
  language: head.dataset.language ?? "",
  dir: head.dataset.dir ?? "ltr",
  mode: head.dataset.mode ?? "page",
  state: head.dataset.state ?? "",
  check: head.dataset.check ?? "",
  csrf: head.dataset.csrf ?? "",
};

/**
 * The address of one unit's editor; saves go there too.
 * @param {string} unit
 * @returns {string}
 */
export function unitUrl(unit) {
  return (head.dataset.unitUrl ?? "") + encodeURIComponent(unit);
}

/**
 * The address of the editor with a unit open, or with none, in the filter that is on.
 * @param {string | null} unit
 * @returns {string}
 */
export function showUrl(unit) {
  const query = new URLSearchParams(location.search);
  for (const [key, value] of /** @type {const} */ ([
    ["mode", work.mode],
    ["state", work.state],
    ["check", work.check],
    ["unit", unit ?? ""],
  ])) {
    if (value) query.set(key, value);
    else query.delete(key);
  }
  return `${head.dataset.showUrl}?${query}`;
}

/** @typedef {{ id: string, number: number, state: string, fits: boolean }} Place */

/**
 * Every unit of the page, in document order, as the strip at the top draws them.
 * @returns {Place[]}
 */
export function listUnits() {
  return Array.from(document.querySelectorAll("svg.strip rect[data-number]"), (mark) => ({
    id: mark.getAttribute("data-unit") ?? "",
    number: Number(mark.getAttribute("data-number")),
    state: /f-(\w+)/.exec(mark.getAttribute("class") ?? "")?.[1] ?? "outdated",
    fits: mark.hasAttribute("data-fits"),
  }));
}

/**
 * The units that the filter shows: in a list those that stand in it, whatever became of them; elsewhere by their state.
 * @returns {Place[]}
 */
export function listFiltered() {
  const units = listUnits();
  if (work.mode === "list") {
    const rows = Array.from(document.querySelectorAll("#units > [data-unit]"), (row) => row.getAttribute("data-unit"));
    return units.filter((unit) => rows.includes(unit.id));
  }
  return units.filter(fitsFilter);
}

/**
 * Whether the filter shows a unit: by its state, or as the server says where that does not tell.
 * @param {Place} unit
 * @returns {boolean}
 */
export function fitsFilter({ state, fits }) {
  if (work.state === "errors" || work.state === "warnings") return fits;
  if (work.state === "open") return state === "untranslated" || state === "outdated";
  return !work.state || state === work.state;
}

/**
 * The elements that show a unit's text on the page; several where it is spread over several blocks.
 * @param {string} unit
 * @returns {HTMLElement[]}
 */
export function findPieces(unit) {
  return Array.from(document.querySelectorAll(`.tx[data-unit="${CSS.escape(unit)}"]`));
}

/**
 * The form in which a unit is open.
 * @param {string} unit
 * @returns {HTMLFormElement | null}
 */
export function findForm(unit) {
  return document.querySelector(`form.unit-form[data-unit="${CSS.escape(unit)}"]`);
}

/**
 * The field of a unit's form.
 * @param {HTMLFormElement} form
 * @returns {HTMLTextAreaElement}
 */
export function areaOf(form) {
  return /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea[name=text]"));
}

/**
 * A hidden field of a unit's form.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLInputElement}
 */
export function fieldOf(form, name) {
  return /** @type {HTMLInputElement} */ (form.querySelector(`input[name="${name}"]`));
}
