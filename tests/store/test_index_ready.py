"""The index finds the pages to export by the rule that the export itself goes by."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.project import Workspace
from workflow.actions.export.choose import explain_page
from workflow.actions.progress import project_index
from workflow.model import Counts
from workflow.store.files import Identity
from workflow.store.index.ready import Rule, count_ready, list_nearly_ready, list_ready
from workflow.store.index.rows import CatalogRow, PageRow, forget_pages, read_pages, write_catalogs, write_page

FILE = Identity(1, 2, 3)


@st.composite
def make_counts(draw: st.DrawFn) -> Counts:
    units = draw(st.integers(0, 7) | st.just(300))
    translated = draw(st.integers(0, units))
    outdated = draw(st.integers(0, units - translated))
    reviewed = draw(st.integers(0, translated))
    return Counts(units, units, translated, outdated, reviewed, units - translated - outdated)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(make_counts(), max_size=6), st.integers(0, 100) | st.sampled_from([0, 1, 100]), st.booleans())
def test_the_index_and_the_export_agree_on_what_is_ready(
    workspace: Workspace, found: list[Counts], complete: int, reviewed: bool
) -> None:
    project = workspace.project
    exporting = replace(project.config.exporting, complete=complete, require_review=reviewed)
    project = replace(project, config=replace(project.config, exporting=exporting))
    rule = Rule(complete, reviewed)
    with project_index(project) as index:
        forget_pages(index, list(read_pages(index)))
        for number, counts in enumerate(found):
            page = f"{number}.md"
            write_page(index, PageRow(page, FILE, FILE, "s", True, counts.units, counts.words), ())
            write_catalogs(index, [CatalogRow(page, "da", FILE, "s", counts)])
        wanted = [f"{number}.md" for number, counts in enumerate(found) if not explain_page(project, counts)]
        ready = list_ready(index, ["da"], rule, limit=99)
        assert [(page, counts) for _, page, counts in ready] == [(page, found[int(page[:-3])]) for page in wanted]
        assert count_ready(index, ["da"], rule) == ({"da": len(wanted)} if wanted else {})
        nearly = list_nearly_ready(index, ["da"], rule, limit=99)
        begun = {f"{number}.md" for number, counts in enumerate(found) if counts.translated}
        assert {page for _, page, _ in nearly} == begun - set(wanted)


def test_a_language_without_a_po_file_is_ready_only_where_there_is_nothing_to_translate(workspace: Workspace) -> None:
    with project_index(workspace.project) as index:
        write_page(index, PageRow("empty.md", FILE, FILE, "s", True, 0, 0), ())
        write_page(index, PageRow("full.md", FILE, FILE, "s", True, 2, 9), ())
        rule = Rule(100, require_review=False)
        assert list_ready(index, ["ar", "da"], rule, limit=9) == (
            ("ar", "empty.md", Counts()),
            ("da", "empty.md", Counts()),
        )
        assert list_ready(index, ["ar", "da"], rule, limit=1, offset=1) == (("da", "empty.md", Counts()),)


def test_pages_and_po_files_that_cannot_be_read_are_not_ready(workspace: Workspace) -> None:
    with project_index(workspace.project) as index:
        done = Counts(1, 1, 1)
        write_page(index, PageRow("a.md", FILE, FILE, "", False, 1, 1, "broken", 3), ())
        write_page(index, PageRow("b.md", FILE, FILE, "s", True, 1, 1), ())
        write_catalogs(index, [CatalogRow("a.md", "da", FILE, "s", done)])
        write_catalogs(index, [CatalogRow("b.md", "da", FILE, "s", done, {}, "damaged", 2)])
        assert list_ready(index, ["da"], Rule(100, require_review=False), limit=9) == ()
