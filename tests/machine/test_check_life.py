"""Random lives of a project that is checked now and then: what is found is always what a new index would find."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.examples import take_part
from tests.project import make_workspace
from workflow.actions.checking import CheckResult, check_translations
from workflow.actions.dismissing import dismiss_check, restore_check
from workflow.errors import PolyfolioError

PAGES = ("a.md", "w.wiki")
LANGUAGES = ("da", "ar")
WORDS = ("alpha", "**beta**", "[gamma](g.md)", "1250", "`five`", "delta.", "delta  epsilon", "<b>x</b>", '"q"')
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
documents = st.lists(texts, min_size=1, max_size=4)
pages, languages = st.sampled_from(PAGES), st.sampled_from(LANGUAGES)
SETTINGS = (
    "",
    'off = ["numbers", "length"]\n',
    'error = ["link-targets"]\n',
    'on = ["double-spaces"]\n[checks.da]\noff = ["code"]\n',
)
CHECKS = ("numbers", "link-targets", "code", "emphasis", "length", "end-punctuation", "quotes")


class CheckedLife(RuleBasedStateMachine):
    """A project of two pages in two languages."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = make_workspace(Path(self.folder.name, "project"), *LANGUAGES)
        for page in PAGES:
            self.write(page, ["alpha 1250.", "**beta** [gamma](g.md)"])
        self.check()

    def teardown(self) -> None:
        truth = self.check()
        assert self.check() == truth
        fresh = self.workspace.copy(Path(self.folder.name, "copy"))
        assert tell(check_translations(fresh.project)) == truth
        self.folder.cleanup()

    def check(self) -> object:
        return tell(check_translations(self.workspace.project))

    @rule(page=pages, paragraphs=documents)
    def write(self, page: str, paragraphs: list[str]) -> None:
        text = "\n\n".join(paragraphs) + "\n"
        self.workspace.write_source(page, f"<translate>\n{text}</translate>\n" if page.endswith(".wiki") else text)
        self.workspace.try_sync(yes=True)

    @rule(page=pages)
    def break_page(self, page: str) -> None:
        self.workspace.write_source(page, b"\xff\n")

    @rule(page=pages, language=languages)
    def break_catalog(self, page: str, language: str) -> None:
        self.workspace.po_path(page, language).write_bytes(b'msgid "\n')

    @rule(page=pages, language=languages, number=st.integers(0, 3), text=texts, force=st.booleans())
    def translate(self, page: str, language: str, number: int, text: str, force: bool) -> None:
        with suppress(PolyfolioError):
            self.workspace.save(page, self.pick(page, number), language, text, force=force)

    @rule(page=pages, language=languages, number=st.integers(0, 3), check=st.sampled_from(CHECKS), undo=st.booleans())
    def dismiss(self, page: str, language: str, number: int, check: str, undo: bool) -> None:
        with suppress(PolyfolioError):
            (restore_check if undo else dismiss_check)(
                self.workspace.project, page, self.pick(page, number), language, check
            )

    @rule(page=pages, language=languages, text=texts)
    def edit_outside(self, page: str, language: str, text: str) -> None:
        path = self.workspace.po_path(page, language)
        if not path.is_file():
            return
        lines = path.read_text(encoding="utf-8").split("\n")
        filled = [at for at, line in enumerate(lines) if line.startswith('msgstr "') and at > 12]
        if filled:
            lines[filled[-1]] = 'msgstr "' + text.replace('"', '\\"') + '"'
        path.write_text("\n".join(lines), encoding="utf-8")

    @rule(page=pages, language=languages)
    def remove(self, page: str, language: str) -> None:
        self.workspace.po_path(page, language).unlink(missing_ok=True)
        self.workspace.try_sync(yes=True)

    @rule(settings=st.sampled_from(SETTINGS))
    def choose(self, settings: str) -> None:
        self.workspace.configure(*LANGUAGES, more=f"\n[checks]\n{settings}")

    @rule(languages=st.sampled_from([(), ("da",), ("ar",)]), page=st.sampled_from(["", *PAGES]))
    def look(self, languages: tuple[str, ...], page: str) -> None:
        check_translations(self.workspace.project, languages, page=page)

    def pick(self, page: str, number: int) -> str:
        units = self.workspace.units(page)
        return units[number % len(units)].unit.id


def tell(result: CheckResult) -> object:
    """All that was found, as values that can be compared."""
    return result.issues, result.dismissed, [str(problem) for problem in result.problems]


TestCheckedLife = CheckedLife.TestCase
TestCheckedLife.settings = take_part(0.03, steps=14)
