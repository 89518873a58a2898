"""Links lead where they lead in the source, or to the same thing in the translation's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from workflow.checks.check import Case, Check
from workflow.checks.comparing import pair_off, shorten

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//(?P<host>[^/?#]+)(?P<path>[^?#]*)", re.IGNORECASE)
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_INTERWIKI = re.compile(r":?(?P<wiki>[a-z]{1,12}):(?:(?P<code>[a-z]{2,3}(?:-[a-z]+)?):)?(?P<page>.+)", re.IGNORECASE)
_PLAIN_FILE = re.compile(r"\.(?=[a-z0-9]+$)", re.IGNORECASE)


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.links, case.translation.links
    if had == has:
        return
    code = case.language.code.lower()
    source_code = case.language.source_code.lower()
    left, right = pair_off(had, has, lambda ours, theirs: _is_variant(ours, theirs, source_code, code))
    for target in left:
        yield f"lacks the link to {shorten(target)}"
    for target in right:
        yield f"adds a link to {shorten(target)}"


def _is_variant(ours: str, theirs: str, source_code: str, code: str) -> bool:
    """Whether a target is the source's, in another language or with a heading's translated name."""
    if unquote(ours).replace("_", " ") == unquote(theirs).replace("_", " "):
        return True
    page, _, anchor = ours.partition("#")
    other_page, _, other_anchor = theirs.partition("#")
    first, second = _ADDRESS.match(ours), _ADDRESS.match(theirs)
    if anchor and other_anchor and page == other_page and not first:
        return True
    if first and second:
        return _is_host_variant(first, second, source_code, code)
    wiki, other_wiki = _INTERWIKI.fullmatch(ours), _INTERWIKI.fullmatch(theirs)
    if wiki and other_wiki and wiki["wiki"].lower() == other_wiki["wiki"].lower():
        return bool(other_wiki["code"]) and other_wiki["code"].lower() == code
    return other_page in (f"{page}/{code}", f"Special:MyLanguage/{page}", _localise(page, code)) and bool(page)


def _is_host_variant(first: re.Match[str], second: re.Match[str], source_code: str, code: str) -> bool:
    """`en.wikipedia.org/wiki/Rose` and `de.wikipedia.org/wiki/Rosen`; `/en/docs` and `/de/docs`."""
    hosts = first["host"].lower().split("."), second["host"].lower().split(".")
    if hosts[0] != hosts[1]:
        is_language = hosts[0][0] in (source_code, "www") and hosts[1][0] in (code, code.partition("-")[0])
        same = hosts[0][1:] == hosts[1][1:] or hosts[0] == hosts[1][1:]
        return (is_language and same) or (same and hosts[1][0] in (code, code.partition("-")[0]))
    parts, others = first["path"].strip("/").split("/"), second["path"].strip("/").split("/")
    if not any(_CODE.fullmatch(part) and part.lower().startswith(code.partition("-")[0]) for part in others):
        return False
    kept = [part for part in parts if not part.lower().startswith(source_code)]
    return [part for part in others if not part.lower().startswith(code.partition("-")[0])] == kept


def _localise(page: str, code: str) -> str:
    """`guide.md` as `guide.de.md`."""
    return _PLAIN_FILE.sub(f".{code}.", page)


CHECK = Check(
    "link-targets",
    "Link targets",
    "links that are missing, added, or lead somewhere else than in the source",
    _find,
)
