"""Machine translations are suggestions and offers, judged like typed texts, and never become translations alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from tests.translating_server import Behaviour, TranslatingServer, answer_raw, answer_well, answer_with, run_server
from workflow.actions.listing import list_units
from workflow.actions.machine import CHECK, is_machine_on, suggest_machine
from workflow.actions.machine_offers import offer_machine
from workflow.actions.terms import add_term
from workflow.core.older_texts import Origin
from workflow.errors import ConfigError, PolyfolioError, UnknownName
from workflow.model import Severity

PAGE = "# The page\n\nRead the [charter](charter.md).\n\nWe are `code`.\n"
LINK = "Read the [charter](charter.md)."


def make_project(root: Path, server: TranslatingServer, *more: str, service: str = "libretranslate") -> Workspace:
    """A page of three units in Danish and Arabic, and a service."""
    workspace = make_workspace(root / "project", "da", "ar", more=server.configure(service, *more))
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    return workspace


def test_a_suggestion_keeps_the_markup_and_saves_nothing(tmp_path: Path) -> None:
    with run_server() as server:
        workspace = make_project(tmp_path, server)
        before = workspace.snapshot()
        found = suggest_machine(workspace.project, "a.md", workspace.ids("a.md")[LINK], "da")
    assert (found.text, found.service, found.issues) == ("læs den [pagt](charter.md).", "libretranslate", ())
    assert workspace.snapshot() == before
    assert [asked.text for asked in server.asked] == ["Read the [X1X]charter[X2X]."]


def test_a_service_that_can_be_told_terms_is_told_those_of_the_text(tmp_path: Path) -> None:
    with run_server() as server:
        workspace = make_project(tmp_path, server, service="openai")
        add_term(workspace.project, "da", "charter", "pagt|charter")
        add_term(workspace.project, "da", "other", "anden")
        suggest_machine(workspace.project, "a.md", workspace.ids("a.md")[LINK], "da")
    assert "Use these terms: charter = pagt." in server.asked[0].body["messages"][0]["content"]


@pytest.mark.parametrize(
    ("change", "check", "message"),
    [
        (lambda text: text.replace("[X2X]", ""), CHECK, "lacks the markup ](charter.md)"),
        (lambda text: f"{text} <script>x</script>", "markup", "adds the tag <script>"),
        (lambda text: f"{text}\n\n# Mere", "markup", "has a line that begins a new block"),
    ],
)
def test_a_faulty_suggestion_says_what_is_wrong(tmp_path: Path, change: Behaviour, check: str, message: str) -> None:
    with run_server(answer_with(change)) as server:  # type: ignore[arg-type]
        workspace = make_project(tmp_path, server)
        found = suggest_machine(workspace.project, "a.md", workspace.ids("a.md")[LINK], "da")
    assert found.is_faulty
    assert (check, Severity.ERROR, message) in [(each.check, each.severity, each.message) for each in found.issues]


def test_what_checks_warn_of_is_told_with_a_suggestion(tmp_path: Path) -> None:
    with run_server(answer_with(lambda text: f"{text} 1234")) as server:
        workspace = make_project(tmp_path, server)
        found = suggest_machine(workspace.project, "a.md", workspace.ids("a.md")[LINK], "da")
    assert not found.is_faulty
    assert "numbers" in [issue.check for issue in found.issues]


def test_it_is_off_unless_the_project_names_a_service(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    assert not is_machine_on(workspace.project, "da")
    with pytest.raises(ConfigError, match="machine translation is off"):
        suggest_machine(workspace.project, "a.md", workspace.ids("a.md")[LINK], "da")


def test_it_is_off_for_languages_that_are_not_named(tmp_path: Path) -> None:
    with run_server() as server:
        workspace = make_project(tmp_path, server, "loopback = true", 'languages = ["ar"]')
        assert [is_machine_on(workspace.project, code) for code in ("da", "ar", "en")] == [False, True, False]
        with pytest.raises(ConfigError, match=r"machine\.languages does not name it"):
            suggest_machine(workspace.project, "a.md", workspace.ids("a.md")[LINK], "da")
        with pytest.raises(UnknownName):
            suggest_machine(workspace.project, "a.md", workspace.ids("a.md")[LINK], "en")
    assert server.asked == []


def test_this_computer_is_not_asked_without_leave(tmp_path: Path) -> None:
    with run_server() as server:
        workspace = make_project(tmp_path, server, "loopback = false")
        with pytest.raises(PolyfolioError, match="is this computer"):
            suggest_machine(workspace.project, "a.md", workspace.ids("a.md")[LINK], "da")
        assert server.asked == []


def test_a_unit_without_words_is_not_sent(tmp_path: Path) -> None:
    with run_server() as server:
        workspace = make_project(tmp_path, server)
        workspace.write_source("b.wiki", "{{a}} 12\n")
        workspace.sync()
        with pytest.raises(PolyfolioError, match="has no words for a machine"):
            suggest_machine(workspace.project, "b.wiki", workspace.ids("b.wiki")["{{a}} 12"], "da")
        assert "{{a}} 12" not in [asked.text for asked in server.asked]
        assert offer_machine(workspace.project, "b.wiki", "da").known == 1
    assert [asked.text for asked in server.asked] in ([], ["b"])


def test_offers_stand_beside_units_and_are_marked(tmp_path: Path) -> None:
    with run_server() as server:
        workspace = make_project(tmp_path, server)
        workspace.translate("a.md", "da", {"The page": "Siden"})
        counts = workspace.counts()
        done = offer_machine(workspace.project, "a.md", "da")
    ids = workspace.ids("a.md")
    assert (done.offered, done.known, done.refused) == ((ids[LINK], ids["We are `code`."]), 0, ())
    assert workspace.counts() == counts
    assert workspace.states("a.md", "da")[LINK] == ("", "untranslated")
    listed = {item.unit.source: item.older.texts for item in list_units(workspace.project, "a.md", language="da").units}
    (text,) = listed[LINK]
    assert (text.text, text.origin, text.fits) == ("læs den [pagt](charter.md).", Origin.MACHINE, True)
    assert listed["The page"] == ()
    marked = "# offered: from machine translation (libretranslate)\n#~ msgctxt"
    assert workspace.po_text("a.md", "da").count(marked) == 2
    workspace.lint_catalogs()


def test_offers_are_made_once(tmp_path: Path) -> None:
    with run_server() as server:
        workspace = make_project(tmp_path, server)
        offer_machine(workspace.project, "a.md", "da")
        before, asked = workspace.snapshot(), len(server.asked)
        again = offer_machine(workspace.project, "a.md", "da")
    assert (again.offered, again.known, len(server.asked)) == ((), 3, asked)
    assert workspace.snapshot() == before


def test_an_offer_never_becomes_a_translation_by_itself(tmp_path: Path) -> None:
    """Not even when the unit's source leaves and comes back, which brings accepted texts back."""
    with run_server() as server:
        workspace = make_project(tmp_path, server)
        offer_machine(workspace.project, "a.md", "da")
    for text in ("Something else.", PAGE.replace("Read the", "Read this"), PAGE):
        workspace.write_source("a.md", text)
        workspace.sync(yes=True)
    assert {state for _, state in workspace.states("a.md", "da").values()} == {"untranslated"}
    assert workspace.render("a.md", "da") == PAGE


def test_faulty_texts_are_not_offered(tmp_path: Path) -> None:
    def lose(text: str) -> str:
        return text.replace("[X1X]", "")

    with run_server(answer_with(lose)) as server:
        workspace = make_project(tmp_path, server)
        done = offer_machine(workspace.project, "a.md", "da")
    ids = workspace.ids("a.md")
    assert done.offered == (ids["The page"],)
    assert [(problem.unit, problem.message) for problem in done.refused] == [
        (ids[LINK], "the machine's text lacks the markup ["),
        (ids["We are `code`."], "the machine's text lacks the markup `code`"),
    ]


def test_what_was_got_before_a_service_failed_is_kept(tmp_path: Path) -> None:
    with run_server(answer_well, answer_raw(b"", 500)) as server:
        workspace = make_project(tmp_path, server)
        done = offer_machine(workspace.project, "a.md", "da")
    assert len(done.offered) == 1
    assert [problem.message for problem in done.refused] == [
        "the machine translation service 127.0.0.1 answers with status 500"
    ] * 2


def test_a_service_that_keeps_failing_is_left_alone(tmp_path: Path) -> None:
    with run_server(answer_raw(b"", 500)) as server:
        workspace = make_project(tmp_path, server)
        workspace.write_source("b.md", "".join(f"Paragraph {number}.\n\n" for number in range(9)))
        workspace.sync()
        assert len(offer_machine(workspace.project, "b.md", "da").refused) == 3
    assert len(server.asked) == 3
