/** Fields that grow with their text, where the browser does not do it by itself. */

const BY_ITSELF = CSS.supports("field-sizing", "content");

/**
 * Make a field as high as its text.
 * @param {HTMLTextAreaElement} area
 */
export function fitHeight(area) {
  if (BY_ITSELF) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}
