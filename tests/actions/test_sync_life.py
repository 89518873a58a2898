"""Random lives of whole projects: what must hold on disk whatever happens to pages and texts."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.examples import take_part
from tests.project import Workspace, make_workspace
from workflow.store.po import read_catalog

pytestmark = pytest.mark.slow

NAMES = ("a.md", "b.md", "sub/c.md", "w.wiki")
WORDS = ("alpha", "beta", "gamma", "delta", "kilo", "lima", "3", "4", "`five`", "*six*", "_six_")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
pages = st.lists(texts, max_size=5)


class ProjectLife(RuleBasedStateMachine):
    """A project in one language, synchronised after every change of its sources."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = make_workspace(Path(self.folder.name, "project"), "da")
        self.sources: dict[str, list[str]] = {}
        self.saved: set[str] = set()
        """Every translation that was saved and not replaced while it was current."""
        self.count = 0

    def teardown(self) -> None:
        self.folder.cleanup()

    def write(self, page: str, paragraphs: list[str]) -> None:
        text = "\n\n".join(paragraphs) + "\n"
        if page.endswith(".wiki"):
            text = f"<translate>\n{text}</translate>\n"
        self.workspace.write_source(page, text)
        self.sources[page] = paragraphs

    def sync(self) -> None:
        clone = self.workspace.copy(Path(self.folder.name, "clone"))
        self.workspace.sync(yes=True)
        clone.sync(yes=True)
        assert clone.snapshot() == self.workspace.snapshot()
        self.remove(clone)
        assert self.workspace.sync(yes=True).written == ()
        ids = [item.unit.id for page in self.sources for item in self.workspace.units(page) if len(item.unit.id) == 8]
        assert len(set(ids)) == len(ids)

    def remove(self, clone: Workspace) -> None:
        for path in sorted(clone.root.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        clone.root.rmdir()

    @rule(page=st.sampled_from(NAMES), paragraphs=pages)
    def write_page(self, page: str, paragraphs: list[str]) -> None:
        self.write(page, paragraphs)
        self.sync()

    @precondition(lambda self: self.sources)
    @rule(data=st.data(), to=st.sampled_from(NAMES), text=texts)
    def move_or_edit(self, data: st.DataObject, to: str, text: str) -> None:
        """A paragraph leaves its page: for another one, or for another text."""
        page = data.draw(st.sampled_from(sorted(self.sources)))
        if not self.sources[page]:
            return
        index = data.draw(st.integers(0, len(self.sources[page]) - 1))
        if to == page:
            self.write(page, [*self.sources[page][:index], text, *self.sources[page][index + 1 :]])
        else:
            moved = self.sources[page][index]
            self.write(page, [*self.sources[page][:index], *self.sources[page][index + 1 :]])
            self.write(to, [moved, *self.sources.get(to, [])])
        self.sync()

    @precondition(lambda self: self.sources)
    @rule(data=st.data())
    def delete_page(self, data: st.DataObject) -> None:
        page = data.draw(st.sampled_from(sorted(self.sources)))
        self.workspace.remove_source(page)
        del self.sources[page]
        self.sync()

    @precondition(lambda self: any(self.sources.values()))
    @rule(data=st.data())
    def translate(self, data: st.DataObject) -> None:
        page = data.draw(st.sampled_from(sorted(page for page, texts in self.sources.items() if texts)))
        units = self.workspace.units(page, "da")
        item = units[data.draw(st.integers(0, len(units) - 1))]
        assert item.entry is not None
        self.count += 1
        text = f"tekst {self.count}"
        if item.state.value in ("translated", "reviewed"):
            self.saved.discard(item.entry.translation)
        self.workspace.save(page, item.unit.id, "da", text)
        self.saved.add(text)

    @invariant()
    def nothing_is_lost(self) -> None:
        there: set[str] = set()
        for path in (self.workspace.root / "locales").rglob("*.po"):
            there |= {entry.translation for entry in read_catalog(path.read_bytes(), path=path.name).entries}
        assert self.saved <= there

    @invariant()
    def the_index_tells_the_truth(self) -> None:
        known = self.workspace.counts()
        self.workspace.drop_index()
        assert self.workspace.counts() == known
        self.workspace.try_sync()


ProjectLife.TestCase.settings = take_part(0.03, steps=12)
test_a_project_keeps_its_promises_through_its_life = ProjectLife.TestCase
