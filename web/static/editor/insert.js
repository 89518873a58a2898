/** Putting text into a field at its caret, in a way that the browser's own undo takes back. */

/**
 * Replace what is selected.
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 */
export function insertText(area, text) {
  area.focus();
  // The only way that keeps the field's undo history; browsers without it get the text all the same.
  if (text ? document.execCommand("insertText", false, text) : document.execCommand("delete")) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}

/**
 * Put a piece of markup or a character at the caret; a pair goes around what is selected, or leaves the caret between.
 * @param {HTMLTextAreaElement} area
 * @param {string} open
 * @param {string} [close]
 */
export function insertMarkup(area, open, close = "") {
  const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
  insertText(area, open + (close ? chosen : "") + close);
  if (!close) return;
  const end = area.selectionStart - close.length;
  area.setSelectionRange(chosen ? end + close.length : end, chosen ? end + close.length : end);
}

/**
 * Put a text in place of all that is there.
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 */
export function replaceText(area, text) {
  area.focus();
  area.select();
  insertText(area, text);
}
