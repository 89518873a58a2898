"""Random pages: pieces of markup that belong together or do not, with any line ends."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    "<p>", "</p>", "<div class='x'>", "</div>", "<b>", "</b>", "<i>", "</i>",
    '<a href="/x" title=\'T\'>', "</a>", "<br>", "<br/>", "<hr>", "<li>", "<ul>", "</ul>", "<td>",
    "<table>", "<tr>", "</table>", "<h1>", "</h1>", "<h2 id=a>", "<html>", "<html lang=en>",
    "<html lang='en' dir>", "<body>", "<head>", "<title>", "</title>", "<img alt=Foo>",
    "<img alt='It&apos;s a' src=x>", '<img alt="A\nB">', "<input type=submit value=Go>",
    "<meta name=keywords content=Ab>", "<script>", "</script>", "<pre>", "</pre>", "<code>", "</code>",
    "<svg>", "</svg>", "<textarea placeholder='Hi'>", "</textarea>", "<span translate=no>",
    "<span translate=yes>", "</span>", "<p class=notranslate>", "<!-- c -->", "<!--", "-->",
    "<!doctype html>", "<!", "</", "<", "<a", "<?php x ?>", "<%= x %>", "{{ name }}", "{% if a %}",
    "{% endif %}", "{{", "}}", "&amp;", "&nbsp;", "&copy 1", "&", "hello", " world", "12", ".", "\n",
    "\r\n", "\r", "\t", "  ", "\x00", "\ufeff", "\u2028", "é", "漢字", "x < y", '="', "'", '"', ">", "/>",
    "https://a.example/b", "<!-- polyfolio: skip -->", "<!-- polyfolio: skip-start -->",
    "<!-- polyfolio: skip-end -->", "<!-- polyfolio: note: kind -->", "<ruby>", "<rt>", "</ruby>",
    "<my-tag>", "</my-tag>", "<select>", "<option>",
)  # fmt: skip

pages = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=30).map("".join)
