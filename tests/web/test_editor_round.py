"""From nothing to a complete page with forms and links alone, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.web.editor_site import BASE, Site, make_site, read_form, read_query, select

MARKDOWN = """# Our *plan*

We **share** what we know, see [the list](b.md).

| Step | Who |
|------|-----|
| Read | All |

- one
- two

> Quoted.
"""
WIKITEXT = """<languages/>
<translate>
== Our plan == <!--T:1-->

<!--T:2-->
We '''share''' what we know, see [[List]].

<!--T:3-->
* one
* two
</translate>
"""
HTML = """<!doctype html>
<html lang="en"><head><title>Our plan</title></head>
<body><h1>Our plan</h1><p>We <b>share</b> what we know.</p><img src="a.png" alt="A map"></body></html>
"""
TEXT = """Our plan

We share what we know,
all of us.
"""

PAGES = {"a.md": MARKDOWN, "a.wiki": WIKITEXT, "a.html": HTML, "a.txt": TEXT}


def translate(source: str) -> str:
    """A text like a translation: other words, the same markup."""
    for word, other in (("lan", "lån"), ("hare", "hår"), ("what", "hvåd"), ("one", "én"), ("two", "tø")):
        source = source.replace(word, other)
    return source


def fill_in(site: Site, page: str, mode: str) -> list[str]:
    """Follow the forms from the first unit on, as long as one is open; the units in the order of saving."""
    unit = site.files.units(page)[0].unit.id
    document = site.open(page, mode=mode, state="untranslated", unit=unit)
    saved: list[str] = []
    while unit and len(saved) < 50:
        form = next(form for form in select(document, "form.unit-form") if form.get("data-unit") == unit)
        fields = read_form(document, unit) | {"text": translate(form.get("data-source"))}
        answer = site.client.post(form.get("action"), base_url=BASE, data=fields)
        assert answer.status_code == 303, answer.text
        saved.append(unit)
        unit = read_query(answer.location)[1].get("unit", "")
        document = html.document_fromstring(site.get(answer.location).text)
    return saved


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
@pytest.mark.parametrize("page", PAGES)
def test_forms_lead_through_the_whole_page_until_it_is_complete(tmp_path: Path, page: str, mode: str) -> None:
    site = make_site(tmp_path)
    site.files.write_source(page, PAGES[page])
    site.files.sync()
    saved = fill_in(site, page, mode)
    assert saved == [item.unit.id for item in site.files.units(page)]
    assert site.files.counts()["da", page].percent == 100
    assert site.files.render(page, "da") != PAGES[page]
