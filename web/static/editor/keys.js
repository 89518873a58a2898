/** The editor's keys. Plain Enter is a newline, always; on a Mac ⌘ stands for Ctrl. */

const MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform);

const MODIFIERS = new Set(["Control", "Shift", "Alt", "AltGraph", "Meta"]);

/**
 * @typedef {"next" | "stay" | "keep" | "review" | "previous-unit" | "next-unit" | "next-untranslated" | "first-unit" |
 *   "last-unit" | "copy-source" | "focus-editor" | "suggestion" | "term" |
 *   "close" | "keys"} Command
 */

/** Name of a key with what is held: what it does. @type {ReadonlyMap<string, Command>} */
const COMMANDS = new Map([
  ["Ctrl+Enter", "next"],
  ["Ctrl+S", "stay"],
  ["Ctrl+Shift+Enter", "keep"],
  ["Ctrl+Alt+Enter", "review"],
  ["Alt+ArrowUp", "previous-unit"],
  ["Alt+ArrowDown", "next-unit"],
  ["Alt+N", "next-untranslated"],
  ["Alt+Home", "first-unit"],
  ["Alt+End", "last-unit"],
  ["Ctrl+O", "copy-source"],
  ["Ctrl+E", "focus-editor"],
  ["Ctrl+M", "suggestion"],
  ["Ctrl+G", "term"],
  ["Escape", "close"],
]);

/** Of what the next digit is the number. @type {"suggestion" | "term" | null} */
let choosing = null;

/**
 * Listen to keys; the first piece of markup is 1, and so are the first suggestion and the first term.
 * @param {{ run: (command: Command) => boolean, insert: (number: number) => boolean,
 *   choose: (kind: "suggestion" | "term", number: number) => void }} editor
 * the first two say whether there was something to do; if not, the key keeps its meaning in the browser
 */
export function listenToKeys({ run, insert, choose }) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || MODIFIERS.has(event.key)) return;
    const name = nameKey(event);
    const [kind, chosen] = [choosing, /^(?:Ctrl\+)?([1-9])$/.exec(name)];
    choosing = null;
    if (kind && chosen) {
      choose(kind, Number(chosen[1]));
      event.preventDefault();
      return;
    }
    const digit = /^Ctrl\+([1-9])$/.exec(name);
    const command = COMMANDS.get(name) ?? (event.key === "?" && !isTyping(event) ? "keys" : undefined);
    if (command === "suggestion" || command === "term") choosing = command;
    if (digit ? insert(Number(digit[1])) : command && run(command)) event.preventDefault();
  });
}

/**
 * `Ctrl+Shift+Enter`: letters and digits by their place on the keyboard, since Alt and Shift change what they write.
 * @param {KeyboardEvent} event
 * @returns {string}
 */
function nameKey(event) {
  const main = MAC ? event.metaKey : event.ctrlKey;
  const other = MAC ? event.ctrlKey : event.metaKey;
  if (MAC && event.ctrlKey && event.code === "KeyM") return "Ctrl+M"; // with ⌘ the system takes it away
  if (other || event.getModifierState("AltGraph")) return "";
  const held = [main && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift"].filter(Boolean);
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : /^Key([A-Z])$/.exec(event.code)?.[1];
  return [...held, digit ?? letter ?? event.key].join("+");
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
function isTyping(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  return event.ctrlKey || event.metaKey || event.altKey || target.matches("input, textarea, select, [contenteditable]");
}

/**
 * Name keys as this machine's keyboard does; those with `data-fixed` are the same everywhere.
 * @param {ParentNode} within
 */
export function nameKeys(within) {
  if (!MAC) return;
  for (const key of within.querySelectorAll("kbd:not([data-fixed])"))
    key.textContent = (key.textContent ?? "").replace("Ctrl", "⌘").replace("Alt", "⌥");
}
