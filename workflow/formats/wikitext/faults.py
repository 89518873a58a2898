"""Say why a translation may not stand in for a unit of wikitext, from the two texts alone."""

from __future__ import annotations

import re
from collections import Counter

from workflow.formats.wikitext.inventory import Inventory
from workflow.formats.wikitext.names import FREE_FUNCTIONS, classify_link

_SUSPECT = re.compile(r"[<{}\[\]]|~~~|__|://")
"""Every fault needs one of these; most translations have none."""

_SAFE_SCHEMES = frozenset({"http:", "https:", "mailto:"})


def find_faults(source: str, translation: str) -> tuple[str, ...]:
    """Why `translation` may not stand in for `source`: a message each, empty when it is fit.

    What the source has, the translation may have: a tag, template, scheme, an unpaired bracket. Words' functions
    (`{{PLURAL:`, `{{GENDER:`, `{{formatnum:`, `{{PAGENAME}}` …) and ordinary links are free.
    """
    if _SUSPECT.search(translation) is None and _SUSPECT.search(source) is None:
        return ()
    if translation == source:
        return ()
    had, has = Inventory(source), Inventory(translation)
    messages = [f"adds the tag <{name}>" for name in has.tags if name not in had.tags]
    messages += _compare_unclosed(had.unclosed, has.unclosed)
    messages += [_describe_template(name) for name in has.templates if _is_added(name, had.templates)]
    messages += _compare_brackets(had.brackets, has.brackets)
    messages += [f"uses the link scheme {name}" for name in sorted(has.schemes - had.schemes - _SAFE_SCHEMES)]
    messages += _compare_links(had.links, has.links)
    if has.comments > had.comments:
        messages.append("adds a comment <!--")
    messages += [f"adds the behaviour switch {name}" for name in sorted(has.switches - had.switches)]
    messages += [f"adds the signature {name}" for name in sorted(has.signatures - had.signatures)]
    return tuple(messages)


def _is_added(name: str, had: Counter[str]) -> bool:
    bare = name.strip("{}")
    free = bare.rstrip(":").lower() in FREE_FUNCTIONS and (bare.endswith(":") or bare.isupper())
    return name not in had and not free


def _describe_template(name: str) -> str:
    return f"adds the {'parameter' if name.startswith('{{{') else 'template'} {name}"


def _compare_unclosed(had: Counter[str], has: Counter[str]) -> list[str]:
    messages = []
    for tag in has - had:
        orphan = tag.startswith("</") and tag.endswith(">")
        messages.append(f"the tag {tag} {'closes nothing' if orphan else 'is not closed'}")
    return messages + [f"lacks the tag {tag}" for tag in had - has]


def _compare_brackets(had: Counter[str], has: Counter[str]) -> list[str]:
    messages = [f"has {mark} without its partner" for mark in has - had]
    return messages + [f"lacks the {mark} of the source" for mark in had - has if "|" not in mark]


def _compare_links(had: Counter[str], has: Counter[str]) -> list[str]:
    """More categories, files or language links than the source; their namespace may be the language's own."""
    messages = []
    kinds = Counter[str]()
    for prefix, count in had.items():
        kinds[_kind_of(prefix)] += count
    for prefix, count in has.items():
        kinds[_kind_of(prefix)] -= count
        if kinds[_kind_of(prefix)] < 0:
            messages.append(f"adds the link [[{prefix}")
    return messages


def _kind_of(prefix: str) -> str:
    kind = classify_link(prefix)
    return prefix.lower() if kind == "language" else kind
