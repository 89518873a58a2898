/** The page around the open unit: what a save changes in it, without a page load. */

import { parseElement } from "./send.js";
import { tellNumber } from "./texts.js";
import { findPiece } from "./work.js";

/**
 * Show what the server says of a unit that was saved.
 * @param {any} saved the JSON of a save
 */
export function showSaved(saved) {
  showPiece(saved);
  showMarks(saved);
  showCounts(saved.counts);
  const progress = document.getElementById("progress");
  if (progress) progress.innerHTML = saved.progress;
  showStrip(saved.strip);
}

/** @param {any} saved */
function showPiece(saved) {
  const piece = findPiece(saved.unit);
  if (!piece) return;
  piece.innerHTML = saved.html;
  piece.lang = saved.lang;
  piece.dir = saved.dir;
  piece.classList.toggle("fallback", saved.fallback);
  piece.classList.toggle("stale", saved.outdated);
}

/**
 * The signs of a unit's state beside it.
 * @param {any} saved
 */
function showMarks({ number, state, state_name: name }) {
  const block = document.getElementById(`u${number}`);
  block?.classList.toggle("done", state === "translated" || state === "reviewed");
  for (const sign of document.querySelectorAll(`[data-mark="${number}"]`)) {
    const mark = sign.querySelector(".mark");
    mark?.setAttribute("class", `mark s-${state}`);
    mark?.querySelector("use")?.setAttribute("href", `#m-${state}`);
    const word = sign.querySelector("[data-state-name]");
    if (word) word.textContent = name;
  }
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
