/** The page around the open unit: what a save changes in it, without a page load. */

import { parseElement } from "./send.js";
import { tellNumber } from "./texts.js";
import { showPosition } from "./position.js";
import { findForm, findPieces, work } from "./work.js";

/**
 * Show what the server says of a unit that was saved.
 * @param {any} saved the JSON of a save
 */
export function showSaved(saved) {
  showPiece(saved);
  showState(saved);
  showCounts(saved.counts);
  const progress = document.getElementById("progress");
  if (progress) progress.innerHTML = saved.progress;
  showStrip(saved.strip);
}

/** @param {any} saved */
function showPiece({ unit, html, lang, dir, fallback, outdated }) {
  const pieces = findPieces(unit);
  if (pieces.length === 1 && html) pieces[0].innerHTML = html;
  for (const piece of pieces) {
    for (const element of [piece, piece.closest(".unit > :is(p, h1, h2, h3, h4, h5, h6)")]) {
      element?.setAttribute("lang", lang);
      element?.setAttribute("dir", dir);
    }
    piece.classList.toggle("fallback", fallback);
    piece.classList.toggle("stale", outdated);
  }
}

/**
 * The signs of a unit's state: beside its text, in its row, in its form.
 * @param {any} saved
 */
function showState({ unit, number, state, state_name: name, fallback }) {
  const done = (state === "translated" || state === "reviewed") && !fallback;
  findPieces(unit)[0]?.closest(".unit")?.classList.toggle("done", done);
  for (const gutter of findGutters(unit)) {
    paint(gutter, state);
    if (!fallback) gutter.querySelector(".fl")?.remove();
    const words = gutter.querySelector(":scope > .vh");
    if (words) words.textContent = name;
  }
  const row = work.mode === "list" ? document.getElementById(`u${number}`) : null;
  row?.classList.add("saved");
  for (const place of [row?.querySelector(".id"), findForm(unit)?.querySelector(".unit-line .st")]) {
    if (!place) continue;
    paint(place, state);
    const words = place.matches(".st") ? place : place.querySelector(":scope > span");
    if (!words) continue;
    words.className = place.matches(".st") ? `st s-${state}` : `s-${state}`;
    words.lastChild?.replaceWith(place.matches(".st") ? ` ${name}` : name);
  }
}

/**
 * The links beside a unit's text that open it.
 * @param {string} unit
 * @returns {Element[]}
 */
export function findGutters(unit) {
  return Array.from(document.querySelectorAll("a.gut")).filter((link) => unitOf(link) === unit);
}

/**
 * The unit that a link of ours leads to.
 * @param {Element | null | undefined} link
 * @returns {string | null}
 */
export function unitOf(link) {
  return link instanceof HTMLAnchorElement ? new URL(link.href).searchParams.get("unit") : null;
}

/**
 * @param {Element} place
 * @param {string} state
 */
function paint(place, state) {
  const mark = place.querySelector(".mark");
  mark?.setAttribute("class", `mark s-${state}`);
  mark?.querySelector("use")?.setAttribute("href", `#m-${state}`);
}

/** @param {Record<string, number>} counts */
function showCounts(counts) {
  for (const filter of document.querySelectorAll(".filters [data-state]")) {
    const count = filter.querySelector("b");
    const value = counts[filter.getAttribute("data-state") || "all"];
    if (count && value !== undefined) count.textContent = tellNumber(value);
  }
}

/** @param {string} html */
function showStrip(html) {
  const strip = parseElement(html);
  if (strip) document.querySelector("svg.strip")?.replaceWith(strip);
}

/**
 * Draw the line below the open unit in the strip.
 * @param {string | null} unit
 */
export function showHere(unit) {
  if (work.mode === "focus" && unit) showPosition(unit);
  const strip = document.querySelector("svg.strip");
  const mark = unit && strip?.querySelector(`rect[data-unit="${CSS.escape(unit)}"]`);
  const here = strip?.querySelector("rect.here") ?? document.createElementNS("http://www.w3.org/2000/svg", "rect");
  if (!strip || !mark) {
    here.remove();
    return;
  }
  here.setAttribute("class", "here");
  here.setAttribute("x", mark.getAttribute("x") ?? "0");
  here.setAttribute("width", mark.getAttribute("width") ?? "0");
  here.setAttribute("y", "16");
  here.setAttribute("height", "2");
  strip.append(here);
}
