from __future__ import annotations

import pytest

from tests.formats.html.cases import read_cases
from workflow.formats.html import FORMAT
from workflow.formats.html.faults import find_tag_faults
from workflow.model import Kind, Span

CASES = read_cases("faults.txt")


def find(source: str, translation: str, kind: Kind = Kind.PARAGRAPH) -> tuple[str, ...]:
    return FORMAT.faults(Span(0, 0, source, kind), translation, options=FORMAT.options)


@pytest.mark.parametrize(
    ("source", "translation", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_translation_has_these_faults(source: str, translation: str, expected: str) -> None:
    assert find(source, translation) == tuple(expected.splitlines())


def test_in_an_attribute_only_templates_are_judged() -> None:
    assert find("A tree", "Ein <b>Baum", Kind.ATTRIBUTE) == ()
    assert find("A tree", "{{ x }}", Kind.ATTRIBUTE) == ("adds the template {{ x }}",)


def test_other_formats_can_ask_for_the_faults_of_tags_alone() -> None:
    assert find_tag_faults("{{ a }} <b>x</b>", "{{ b }} <u>x</u>") == ("adds the tag <u>",)
