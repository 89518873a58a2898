/** Unsaved texts, kept in this browser per unit: a closed tab, a failed request or a dead server never costs text. */

const PREFIX = "polyfolio:draft:";
const DAYS = 60;

/** @typedef {{ text: string, base: string, at: number }} Draft */

/**
 * @param {string} language
 * @param {string} page
 * @param {string} unit
 * @returns {string}
 */
function nameOf(language, page, unit) {
  return PREFIX + JSON.stringify([language, page, unit]);
}

/**
 * Keep a text; false where the browser keeps nothing (private windows, a full disk).
 * @param {string} language
 * @param {string} page
 * @param {string} unit
 * @param {string} text
 * @param {string} base the digest that the text was begun on
 * @returns {boolean}
 */
export function keepDraft(language, page, unit, text, base) {
  try {
    localStorage.setItem(nameOf(language, page, unit), JSON.stringify({ text, base, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

/**
 * The text kept for a unit, if there is one.
 * @param {string} language
 * @param {string} page
 * @param {string} unit
 * @returns {Draft | null}
 */
export function findDraft(language, page, unit) {
  return read(nameOf(language, page, unit));
}

/**
 * Forget a unit's draft.
 * @param {string} language
 * @param {string} page
 * @param {string} unit
 */
export function dropDraft(language, page, unit) {
  try {
    localStorage.removeItem(nameOf(language, page, unit));
  } catch {
    return; // a browser that keeps nothing has nothing to forget
  }
}

/**
 * Ids of the units of a page that have drafts.
 * @param {string} language
 * @param {string} page
 * @returns {string[]}
 */
export function listDrafts(language, page) {
  return listNames()
    .map((name) => JSON.parse(name.slice(PREFIX.length)))
    .filter(([itsLanguage, itsPage]) => itsLanguage === language && itsPage === page)
    .map(([, , unit]) => unit);
}

/** Forget drafts that nobody has touched for two months. */
export function dropOldDrafts() {
  const oldest = Date.now() - DAYS * 24 * 3600 * 1000;
  for (const name of listNames()) {
    const draft = read(name);
    if (!draft || draft.at < oldest) localStorage.removeItem(name);
  }
}

/** @returns {string[]} */
function listNames() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}

/**
 * @param {string} name
 * @returns {Draft | null}
 */
function read(name) {
  try {
    const draft = JSON.parse(localStorage.getItem(name) ?? "null");
    return draft && typeof draft.text === "string" && typeof draft.base === "string" ? draft : null;
  } catch {
    return null;
  }
}
