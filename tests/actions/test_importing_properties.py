"""Importing a project's own PO files into a fresh clone gives the same translations; an equal text may get one more."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.project import Workspace, make_workspace
from workflow.actions.importing import import_catalogs

SOURCES = (
    "See also",
    "See also",
    "Read the [book][b] *first*.",
    "A line\\\nthat breaks.",
    "Ctrl",
    "<kbd>Ctrl</kbd>: run `this`",
    "Is 1 < 2 & {1}",
    "[Home](a.md)",
)
PAGE = "\n\n".join((*SOURCES, "[b]: book.md")) + "\n"
WORDS = st.text(st.sampled_from("abæ é.!*_`[]{}1<&\\"), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text
)
STATES = st.sampled_from(["untranslated", "translated", "outdated", "reviewed"])


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(st.tuples(STATES, WORDS), min_size=len(SOURCES), max_size=len(SOURCES)))
def test_an_import_of_what_the_project_has_gives_the_same_but_for_reviews(said: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        here = make_workspace(Path(folder, "here"), "da")
        here.write_source("a.md", PAGE)
        here.sync()
        for item, (state, text) in zip(here.units("a.md"), said, strict=True):
            if state != "untranslated":
                here.save("a.md", item.unit.id, "da", text, outdated=state == "outdated", force=True)
        there = make_workspace(Path(folder, "there"), "da")
        there.write_source("a.md", PAGE)
        there.sync()
        done = import_catalogs(there.project, [here.po_path("a.md", "da")], "da")
        pairs = zip(list_states(here), list_states(there), strict=True)
        assert [(mine, other) for mine, other in pairs if mine[0] and mine != other] == []
        assert (done.problems, done.unplaced) == ((), 0)
        before = there.snapshot()
        import_catalogs(there.project, [here.po_path("a.md", "da")], "da")
        assert there.snapshot() == before


def list_states(workspace: Workspace) -> list[tuple[str, str]]:
    """Translation and state of each unit."""
    return [(item.entry.translation if item.entry else "", item.state.value) for item in workspace.units("a.md", "da")]
