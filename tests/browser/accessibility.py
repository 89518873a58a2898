"""What axe-core finds in a page, and what does not fit its width."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "data" / "axe.min.js"
"""axe-core of Deque Systems, under the Mozilla Public License 2.0 (`axe.LICENSE` beside it)."""

RUN = """async (rules) => {
  const runOnly = rules.length ? rules : undefined;
  const { violations } = await axe.run(document, { resultTypes: ["violations"], runOnly });
  const tell = (node) => `${node.target.join(" ")}: ${node.failureSummary.split("\\n").slice(1).join(" ")}`;
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${tell(node)}`));
}"""

WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const sizes = [...document.querySelectorAll("body *")].map((one) => [one, one.getBoundingClientRect()]);
  return sizes
    .filter(([, box]) => box.width && (box.right > room + 1 || box.left < -1))
    .map(([one, box]) => `${one.tagName} ${one.getAttribute("class")} ${Math.round(box.right)} of ${room}`);
}"""


def find_violations(page: Page, *rules: str) -> list[str]:
    """`rule: element: what is wrong with it` for everything axe finds, by these rules or by all."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN, rules)
    return found


def find_overflow(page: Page) -> list[str]:
    """The elements that make the page wider than its window; empty when it fits."""
    found: list[str] = page.evaluate(WIDER)
    return found
