"""Documents and templates for tests of the core, made from a list of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workflow.core.catalog import describe_in_template
from workflow.core.reconcile import Reconciled, reconcile
from workflow.formats.markdown import FORMAT as MARKDOWN
from workflow.formats.wikitext import FORMAT as WIKITEXT
from workflow.model import Document, Entry

PAGE = "a.md"
WIKI = "a.wiki"


def write_page(paragraphs: Iterable[str]) -> Document:
    """A Markdown document of these blocks."""
    text = "".join(f"{paragraph}\n\n" for paragraph in paragraphs)
    return MARKDOWN.parse(text, page=PAGE, options=MARKDOWN.options)


def write_wiki(blocks: Iterable[str]) -> Document:
    """A wiki page of these blocks between translate tags."""
    text = "<translate>\n" + "\n\n".join(blocks) + "\n</translate>\n"
    return WIKITEXT.parse(text, page=WIKI, options=WIKITEXT.options)


def make_template(plan: Reconciled) -> tuple[Entry, ...]:
    """The template's entries after a sync."""
    return tuple(describe_in_template(plan.page, unit) for unit in plan.units)


def follow(*versions: Sequence[str]) -> list[Reconciled]:
    """Reconcile a Markdown page through its versions."""
    plans: list[Reconciled] = []
    for version in versions:
        template = make_template(plans[-1]) if plans else ()
        plans.append(reconcile(PAGE, write_page(version), template))
    return plans


def follow_wiki(*versions: Sequence[str]) -> list[Reconciled]:
    """Reconcile a wiki page through its versions."""
    plans: list[Reconciled] = []
    for version in versions:
        template = make_template(plans[-1]) if plans else ()
        highest = plans[-1].highest if plans else 0
        plans.append(reconcile(WIKI, write_wiki(version), template, highest=highest))
    return plans


def ids(plan: Reconciled) -> list[str]:
    """The page's unit ids in order."""
    return [unit.id for unit in plan.units]
