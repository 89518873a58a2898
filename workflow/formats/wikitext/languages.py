"""The language bar that stands for `<languages/>`: one line of links with how far each language is."""

from __future__ import annotations

from html import escape

from workflow.model import LanguageLink, View


def write_languages(view: View) -> str:
    """The bar in wikitext; the page's own language is bold and not linked. Empty for a page in one language."""
    if not view.languages:
        return ""
    links = " • ".join(_write_link(link, current=link.code == view.language) for link in view.languages)
    attributes = f'class="mw-pt-languages" lang="{escape(view.language)}" dir="{escape(view.direction)}"'
    return f"<div {attributes}>{links}</div>"


def _write_link(link: LanguageLink, *, current: bool) -> str:
    name = f'<span lang="{escape(link.code)}" dir="{escape(link.direction)}">{escape(link.autonym, quote=False)}</span>'
    if current:
        return f"'''{name}''' ({link.percent}%)"
    target = f"[{link.href} {name}]" if "://" in link.href else f"[[{link.href}|{name}]]"
    return f"{target} ({link.percent}%)"
