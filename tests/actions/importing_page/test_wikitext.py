"""Pages of MediaWiki's Translate: markers, and translation pages as it renders them."""

from __future__ import annotations

import pytest

from tests.actions.importing_page.letters import bring, put, read_po
from tests.project import Workspace

SOURCE = """\
<languages/>
{{Header|<translate><!--T:1--> The strategy</translate>}}
<translate>
<!--T:2-->
Our movement needs a plan for the next <tvar name=n>15</tvar> years.

== Goals == <!--T:3-->

<!--T:4-->
We want everyone to take part in [[Special:MyLanguage/Knowledge|knowledge]].

<!--T:5-->
* First, people.
* Second, technology.

<!--T:6-->
The end of this long page is near, and nobody has read it.
</translate>
[[Category:Strategy{{#translation:}}]]
"""

RENDERED = """\
<languages/>
{{Header|Strategien}}
Vores bevægelse har brug for en plan for de næste 15 år.

<span id="Goals"></span>
== Mål ==

<div class="mw-translate-fuzzy">
Vi ønsker at alle deltager i [[Special:MyLanguage/Knowledge|viden]].
</div>

* Først mennesker.
* Så teknologi.

<div lang="en" dir="ltr" class="mw-content-ltr">
The end of this long page is near, and nobody has read it.
</div>
[[Category:Strategy/da]]
"""

TAKEN = {
    "The strategy": ("Strategien", "translated"),
    "Our movement needs a plan for the next $n years.": (
        "Vores bevægelse har brug for en plan for de næste $n år.",
        "translated",
    ),
    "== Goals ==": ("== Mål ==", "translated"),
    "We want everyone to take part in [[Special:MyLanguage/Knowledge|knowledge]].": (
        "Vi ønsker at alle deltager i [[Special:MyLanguage/Knowledge|viden]].",
        "outdated",
    ),
    "* First, people.\n* Second, technology.": ("* Først mennesker.\n* Så teknologi.", "translated"),
}


@pytest.fixture
def wiki(workspace: Workspace) -> Workspace:
    """A project with a page that has translate tags."""
    workspace.write_source("Strategy.wiki", SOURCE)
    workspace.sync()
    return workspace


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_rendered_translation_page_gives_its_units_back(wiki: Workspace, newline: str) -> None:
    put(wiki, "w/Strategy.wiki", SOURCE)
    put(wiki, "w/Strategy/da.wiki", RENDERED.replace("\n", newline))
    done = bring(wiki, "w")
    assert read_po(wiki, "Strategy.wiki", "da") == TAKEN
    assert [(planned.untranslated, planned.missing, planned.left) for planned, _ in done.pages] == [(("6",), (), ())]


def test_our_own_page_with_marks_gives_its_units_back(wiki: Workspace) -> None:
    from workflow.actions.rendering import render_translation

    wiki.translate("Strategy.wiki", "da", {source: text for source, (text, _) in TAKEN.items()})
    marked = render_translation(wiki.project, "Strategy.wiki", "da", mark=True).text
    wiki.configure("da", "nb")
    wiki.sync()
    put(wiki, "nb.wiki", marked)
    bring(wiki, "nb.wiki", page="Strategy.wiki", language="nb")
    assert read_po(wiki, "Strategy.wiki", "nb") == {source: (text, "translated") for source, (text, _) in TAKEN.items()}


def test_units_with_the_same_marker_belong_together(workspace: Workspace) -> None:
    page = "<translate>\n<!--T:{}-->\n{}\n\n<!--T:{}-->\n{}\n</translate>\n"
    workspace.write_source("a.wiki", page.format(1, "One house.", 2, "Two very long gardens."))
    workspace.sync()
    put(workspace, "da.wiki", page.format(2, "To meget lange haver.", 1, "Et hus."))
    bring(workspace, "da.wiki", page="a.wiki", language="da", threshold=100)
    assert read_po(workspace, "a.wiki", "da") == {
        "One house.": ("Et hus.", "translated"),
        "Two very long gardens.": ("To meget lange haver.", "translated"),
    }


def test_a_page_without_translate_tags_is_aligned_by_its_structure(workspace: Workspace) -> None:
    workspace.write_source("a.wiki", "== Goals ==\nWe want [[Knowledge|knowledge]].\n* First, people.\n")
    workspace.sync()
    put(
        workspace,
        "da.wiki",
        '== Mål ==\n<span lang="en" dir="ltr" class="mw-content-ltr">We want [[Knowledge|knowledge]].</span>\n'
        "* Først mennesker.\n",
    )
    bring(workspace, "da.wiki", page="a.wiki", language="da")
    assert read_po(workspace, "a.wiki", "da") == {
        "Goals": ("Mål", "translated"),
        "First, people.": ("Først mennesker.", "translated"),
    }
