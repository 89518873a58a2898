/** Talking to the server. Nothing here throws: what went wrong is part of the answer. */

import { unitUrl, work } from "./work.js";

/**
 * @typedef {{ status: number, body: any }} Answer
 * `status` 0 means that no answer came.
 */

const PATIENCE = 20_000;

/**
 * @param {string} url
 * @param {RequestInit} init
 * @returns {Promise<Answer>}
 */
async function ask(url, init) {
  const headers = {
    Accept: "application/json",
    "X-CSRFToken": work.csrf,
    .../** @type {Record<string, string>} */ (init.headers),
  };
  try {
    const response = await fetch(url, {
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE),
      ...init,
      headers,
    });
    const body = await response.json();
    return { status: response.status, body };
  } catch {
    return { status: 0, body: {} };
  }
}

/**
 * Save a unit's text.
 * @param {string} unit
 * @param {{ text: string, base: string, then: string, more?: [string, string][] }} fields
 * @returns {Promise<Answer>}
 */
export function sendText(unit, { text, base, then, more = [] }) {
  return sendForm(unit, [["text", text], ["base", base], ["then", then], ...more], text.length < 10_000);
}

/**
 * Send fields to the address of a unit.
 * @param {string} unit
 * @param {[string, string][]} fields
 * @param {boolean} [keepalive] whether it is sent even when the page is left
 * @returns {Promise<Answer>}
 */
export function sendForm(unit, fields, keepalive = false) {
  /** @type {[string, string][]} */
  const all = [...fields, ["mode", work.mode], ["state", work.state], ["check", work.check], ["csrf_token", work.csrf]];
  return ask(unitUrl(unit), { method: "POST", body: new URLSearchParams(all), keepalive });
}

/**
 * Send fields to an address of ours.
 * @param {string} url
 * @param {[string, string][]} fields
 * @returns {Promise<Answer>}
 */
export function sendTo(url, fields) {
  return ask(url, { method: "POST", body: new URLSearchParams([...fields, ["csrf_token", work.csrf]]) });
}

/**
 * Ask what is to be said of a text.
 * @param {string} unit
 * @param {string} text
 * @returns {Promise<import("./checks.js").Report | null>} null when nobody answered
 */
export async function askChecks(unit, text) {
  const headers = { "Content-Type": "application/json" };
  const answer = await ask(`${unitUrl(unit)}/check`, { method: "POST", body: JSON.stringify({ text }), headers });
  return answer.status === 200 ? answer.body : null;
}

/**
 * A unit's editor as an element; null when it did not come.
 * @param {string} unit
 * @returns {Promise<HTMLElement | null>}
 */
export async function fetchEditor(unit) {
  const query = new URLSearchParams({ mode: work.mode, state: work.state, check: work.check });
  const html = await fetchHtml(`${unitUrl(unit)}?${query}`);
  return html === null ? null : parseElement(html);
}

/**
 * A part of a page as html of our own server; null when it did not come.
 * @param {string} url
 * @returns {Promise<string | null>}
 */
export async function fetchHtml(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/**
 * A page of ours; null when it did not come.
 * @param {string} url
 * @returns {Promise<Document | null>}
 */
export async function fetchDocument(url) {
  const html = await fetchHtml(url);
  return html === null ? null : new DOMParser().parseFromString(html, "text/html");
}

/**
 * The one element that a piece of html of our own server describes.
 * @param {string} html
 * @returns {HTMLElement | null}
 */
export function parseElement(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return /** @type {HTMLElement | null} */ (template.content.firstElementChild);
}
