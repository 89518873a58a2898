"""A second opinion on where text, tags and attributes are: tree-sitter's grammar of HTML, on well-formed pages."""

from __future__ import annotations

import tree_sitter_html
from hypothesis import given
from hypothesis import strategies as st
from tree_sitter import Language, Node, Parser

from workflow.formats.html.attributes import read_attributes
from workflow.formats.html.tokens import Type, read_tokens

_PARSER = Parser(Language(tree_sitter_html.language()))

_words = st.sampled_from(["word ", "日本 ", "a & b ", "1 > 0 ", "\n"])
_attributes = st.sampled_from(["", " class=x", ' title="T &amp; u"', " alt='it is'", " hidden", ' href = "/é"'])
_names = st.sampled_from(["section", "b", "DIV", "span", "custom-tag"])


def _wrap(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    element = st.tuples(_names, _attributes, content).map(lambda one: f"<{one[0]}{one[1]}>{one[2]}</{one[0]}>")
    void = st.tuples(st.sampled_from(["br", "img", "hr"]), _attributes).map(lambda one: f"<{one[0]}{one[1]}>")
    comment = st.sampled_from(["<!-- c -->", "<script>if (a < b) {}</script>"])
    return st.lists(st.one_of(element, void, comment, _words), max_size=4).map("".join)


def _read_with_tree_sitter(page: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    data = page.encode()

    def walk(node: Node) -> None:
        written = data[node.start_byte : node.end_byte].decode()
        if node.type in ("start_tag", "end_tag", "self_closing_tag", "comment", "raw_text"):
            found.append((node.type.replace("self_closing", "start"), written))
        if node.type == "attribute_value":
            found.append(("value", written))
        for child in node.children:
            walk(child)

    walk(_PARSER.parse(data).root_node)
    return found


def _read_with_ours(page: str) -> list[tuple[str, str]]:
    names = {Type.START: "start_tag", Type.END: "end_tag", Type.COMMENT: "comment", Type.RAW: "raw_text"}
    found: list[tuple[str, str]] = []
    for token in read_tokens(page):
        if token.type in names:
            found.append((names[token.type], page[token.start : token.end]))
        if token.type is Type.START:
            attributes = read_attributes(page, token.start, token.end)
            found += (("value", one.value) for one in attributes if one.value)
    return found


@given(st.recursive(_words, _wrap, max_leaves=12))
def test_well_formed_pages_have_the_tokens_that_tree_sitter_finds(page: str) -> None:
    assert _read_with_ours(page) == _read_with_tree_sitter(page)
