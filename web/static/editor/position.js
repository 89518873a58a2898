/** Alone with one unit: where it stands in the filter, and what comes before and after. */

import { say, tellNumber } from "./texts.js";
import { listFiltered, listUnits, showUrl } from "./work.js";

/** @typedef {import("./work.js").Place} Place */

/**
 * Tell the position of the open unit.
 * @param {string} unit
 */
export function showPosition(unit) {
  const filtered = listFiltered();
  const number = listUnits().find((one) => one.id === unit)?.number ?? 0;
  const before = filtered.filter((one) => one.number < number);
  showLink(
    "next",
    filtered.find((one) => one.number > number),
  );
  showLink("prev", before.at(-1));
  const crumb = document.querySelector(".crumbs [aria-current] b");
  if (crumb) crumb.textContent = String(number);
  const count = document.querySelector(".filters [aria-current] b");
  const places = { place: tellNumber(before.length + 1), count: tellNumber(filtered.length) };
  const within = filtered.some((one) => one.id === unit);
  if (count) count.textContent = within ? say("place", places) : places.count;
}

/**
 * @param {"prev" | "next"} rel
 * @param {Place | undefined} unit
 */
function showLink(rel, unit) {
  const filters = document.querySelector(".filters");
  filters?.querySelector(`a[rel=${rel}]`)?.remove();
  if (!filters || !unit) return;
  const link = document.createElement("a");
  link.rel = rel;
  link.href = showUrl(unit.id);
  link.dataset.unit = unit.id;
  const arrow = document.createElement("span");
  arrow.className = "flip";
  arrow.setAttribute("aria-hidden", "true");
  arrow.textContent = rel === "prev" ? "←" : "→";
  link.append(...(rel === "prev" ? [arrow, " ", say("previous")] : [say("following"), " ", arrow]));
  filters.prepend(link);
}
