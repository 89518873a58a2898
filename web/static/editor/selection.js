/** What is selected in the source of the open unit, and in its translation. */

/** @type {{ term: string, translation: string }} */
const selected = { term: "", translation: "" };

/**
 * What was selected last in each.
 * @returns {{ term: string, translation: string }}
 */
export function lastSelected() {
  return { ...selected };
}

document.addEventListener("selectionchange", () => {
  const [area, selection] = [document.activeElement, getSelection()];
  const place = selection?.anchorNode?.parentElement?.closest(".source-text");
  if (place && selection && place.contains(selection.focusNode)) {
    if (!selection.isCollapsed) selected.term = selection.toString().trim();
  } else if (area instanceof HTMLTextAreaElement) {
    selected.translation = area.value.slice(area.selectionStart, area.selectionEnd).trim();
  }
});
