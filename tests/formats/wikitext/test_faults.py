from __future__ import annotations

import pytest

from workflow.formats.wikitext.faults import find_faults

FAULTS: list[tuple[str, str, tuple[str, ...]]] = [
    ("a", "<b>a</b>", ("adds the tag <b>",)),
    ("a", '<span dir="ltr" lang=en>a</span> <bdi>b</bdi>', ()),
    ("a", "<span dir=ltr style=x>a</span>", ("adds the tag <span>",)),
    ("a", "<span dir=ltr>a", ("the tag <span> is not closed",)),
    ("a", "<script>a</script>", ("adds the tag <script>",)),
    ("a", "a<ref>b</ref>", ("adds the tag <ref>",)),
    ("a", "<nowiki>a</nowiki>", ("adds the tag <nowiki>",)),
    ("<b>a</b>", "<b>a", ("the tag <b> is not closed",)),
    ("<b>a</b>", "a</b>", ("the tag </b> closes nothing",)),
    ("<b><i>a</i></b>", "<b><i>a</b></i>", ("the tag <i> is not closed", "the tag </i> closes nothing")),
    ("<nowiki>a</nowiki>", "<nowiki>a", ("the tag <nowiki> is not closed",)),
    ("a<ref>b</ref>", "a<ref>b", ("the tag <ref> is not closed",)),
    ("<b>a</b>", "<b>a</b", ("the tag </b is not closed", "the tag <b> is not closed")),
    ("<div>a", "a", ("lacks the tag <div>",)),
    ("a", "{{foo}}", ("adds the template {{Foo}}",)),
    ("a", "{{Template:foo_bar|x}}", ("adds the template {{Foo bar}}",)),
    ("{{foo}}", "{{foo}} {{bar}}", ("adds the template {{Bar}}",)),
    ("{{foo|x}}", "{{foo|{{bar}}}}", ("adds the template {{Bar}}",)),
    ("a", "{{#if:x|y}}", ("adds the template {{#if:}}",)),
    ("a", "{{plural}}", ("adds the template {{Plural}}",)),
    ("a", "{{!}}", ("adds the template {{!}}",)),
    ("a", "{{{1}}}", ("adds the parameter {{{1}}}",)),
    ("{{foo}}", "{{foo", ("has {{ without its partner",)),
    ("a", "a }}", ("has }} without its partner",)),
    ("[[a]]", "[[a", ("has [[ without its partner",)),
    ("[[a]]", "a]]", ("has ]] without its partner",)),
    ("a ]]", "a", ("lacks the ]] of the source",)),
    ("a", "{| a", ("has {| without its partner",)),
    ("a", "a\n|}", ("has |} without its partner",)),
    ("a", "[javascript:b() a]", ("uses the link scheme javascript:",)),
    ("[https://x.org a]", "[ftp://x.org a]", ("uses the link scheme ftp:",)),
    ("a", "a data://x", ("uses the link scheme data:",)),
    ("a", "a [[Category:B]]", ("adds the link [[Category:",)),
    ("a", "a [[Kategorie:B]]", ("adds the link [[Kategorie:",)),
    ("a", "a [[File:B.png|thumb]]", ("adds the link [[File:",)),
    ("[[File:A.png]]", "[[File:A.png]] [[Fil:B.png]]", ("adds the link [[Fil:",)),
    ("a", "a [[da:B]]", ("adds the link [[da:",)),
    ("a", "a <!-- b -->", ("adds a comment <!--",)),
    ("a", "a <!-- b", ("has <!-- without its partner", "adds a comment <!--")),
    ("a", "a __NOTOC__", ("adds the behaviour switch __NOTOC__",)),
    ("a", "a __toc__", ("adds the behaviour switch __toc__",)),
    ("a", "a ~~~~", ("adds the signature ~~~~",)),
]

FIT = [
    ("a", "Plain words: 1 < 2 & 3 > 2, a_b (c)."),
    ("a", "[[Rug]] og [[korn|kornsorter]]"),
    ("a", "[[w:da:Rug|rug]] [[:da:Rug]] [[:Category:Korn]] [[mw:Help]]"),
    ("a", "[https://x.org b] http://y.org mailto:a@b.org [//z.org c] [[/Under]]"),
    ("a", "{{PLURAL:$1|en|flere}} {{GENDER:$2|a|b}} {{GRAMMAR:genitiv|c}} {{formatnum:12}}"),
    ("a", "{{SITENAME}} {{PAGENAME}} {{CURRENTYEAR}} {{PAGENAME:a}}"),
    ("{{foo}}", "{{Foo}}"),
    ("{{Foo bar}}", "{{foo_bar|x}} {{Template:Foo bar}}"),
    ("{{a}} {{b}}", "{{b}}"),
    ("<b>a</b>", "<B>x</B> <b>y</b>"),
    ("<b>a</b>", "x"),
    ("a<br>b", "a<br/>b<br />c"),
    ("a<ref name=x />", "<ref name=x/>a"),
    ("<nowiki>a</nowiki>", "<nowiki><b>{{x}} [[</nowiki>"),
    ("<div>a", "<div>b"),
    ("[[Category:A]]", "[[Kategori:B]]"),
    ("[[File:A.png]]", "[[Fil:A-da.png|miniature]]"),
    ("[ftp://x a]", "[ftp://y b]"),
    ("[[a", "[[b"),
    ("__TOC__ a", "b __TOC__"),
    ("a <!-- x -->", "b <!-- y -->"),
]


@pytest.mark.parametrize(("source", "translation", "messages"), FAULTS)
def test_a_translation_that_is_not_fit_is_told_why(source: str, translation: str, messages: tuple[str, ...]) -> None:
    assert find_faults(source, translation) == messages


@pytest.mark.parametrize(("source", "translation"), FIT)
def test_a_translation_may_use_what_the_source_has_and_what_is_harmless(source: str, translation: str) -> None:
    assert find_faults(source, translation) == ()
