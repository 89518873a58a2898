"""Translation pages that Translate rendered are read, whatever they hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import take_part
from workflow.errors import DocumentError
from workflow.formats.wikitext import FORMAT
from workflow.formats.wikitext.translated import read_translated

SOURCE = FORMAT.parse(
    "{{Box|<translate>One.</translate>}}\n<translate>Two.\n\n== Three ==\n\nFour.</translate>\n[[Category:A]]",
    page="a.wiki",
    options=FORMAT.options,
)
PIECES = st.sampled_from(
    [
        *("{{Box|", "}}", "One.", "\n\n", "\n", "== Three ==", "[[Category:A]]", "<!--T:1-->", " ", "<nowiki>"),
        *('<div class="mw-translate-fuzzy">', "</div>", '<span lang="en" dir="ltr" class="mw-content-ltr">', "</span>"),
        *('<span id="A"></span>', "<translate>", "</translate>"),
    ]
)


def _tell(text: str) -> list[tuple[str, str]]:
    document, states = read_translated(text, SOURCE, "a.wiki", FORMAT.options)
    return [(span.source, states.get(place, "")) for place, span in enumerate(document.spans)]


def test_the_text_around_the_units_is_none() -> None:
    assert _tell("{{Box|En.}}\nTo.\n\n== Tre ==\n\nFire.\n[[Category:A]]") == [
        ("En.", ""),
        ("To.", ""),
        ("== Tre ==", ""),
        ("Fire.", ""),
    ]


def test_wrappers_say_what_is_no_translation() -> None:
    inline = '{{Box|<span class="mw-translate-fuzzy">En.</span>}}\n'
    block = '<div lang="en" dir="ltr" class="mw-content-ltr">\nTwo <div>or</div> three.\n</div>\n\n'
    heading = '<span id="Three"></span>\n== Tre ==\n\nFire.\n[[Category:A]]'
    assert _tell(inline + block + heading) == [
        ("En.", "outdated"),
        ("Two <div>or</div> three.", "source"),
        ("== Tre ==", ""),
        ("Fire.", ""),
    ]


def test_an_open_wrapper_is_text() -> None:
    assert _tell('{{Box|En.}}\n<div class="mw-translate-fuzzy">To.')[1] == ('<div class="mw-translate-fuzzy">To.', "")


@take_part(0.5)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_page_is_read_or_refused(text: str) -> None:
    try:
        document, states = read_translated(text, SOURCE, "a.wiki", FORMAT.options)
    except DocumentError:
        return
    assert set(states) <= set(range(len(document.spans)))
