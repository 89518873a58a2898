"""A check that another package brings: found through its entry point, used and switched like a built-in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.cli.test_own_format import run_with

MODULE = '''\
"""No shouting."""

from workflow.checks.check import Check


def find(case):
    if case.translation.prose.isupper():
        yield "shouts"


CHECK = Check("shouting", "Shouting", "text in capitals", find)
'''


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder as an installer leaves it: the module, and what says that it brings a check."""
    site = tmp_path / "site"
    about = site / "polyfolio_shouting-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: polyfolio-shouting\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[polyfolio.checks]\nshouting = polyfolio_shouting:CHECK\n")
    (site / "polyfolio_shouting.py").write_text(MODULE)
    return site


@pytest.mark.slow
def test_a_packages_check_is_run_listed_and_switched_like_a_built_in_one(shell: Shell, site: Path) -> None:
    unit = shell.unit_id("news.md", "News")
    saved = run_with(site, shell, "translate", "news.md", unit, "da", "NYT")
    assert (saved.returncode, saved.stderr) == (0, f"{unit}: warning: shouts [shouting]\n")
    assert run_with(site, shell, "check", "--list").stdout.splitlines()[-1].split()[:2] == ["shouting", "warning"]
    text = shell.read("polyfolio.toml")
    shell.write("polyfolio.toml", f'{text}\n[checks.da]\nerror = ["shouting"]\n')
    assert run_with(site, shell, "check").returncode == 1
    shell.write("polyfolio.toml", f'{text}\n[checks]\noff = ["shouting"]\n')
    assert run_with(site, shell, "check").stdout == "0 errors, 0 warnings\n"


@pytest.mark.parametrize(
    ("module", "message"),
    [
        ("import nowhere\n", "the check 'shouting' (polyfolio_shouting:CHECK) cannot be loaded: No module named"),
        ("CHECK = 3\n", "'polyfolio_shouting:CHECK' is no workflow.checks.check.Check with the id 'shouting'"),
        (MODULE.replace('Check("sh', 'Check("Sh'), "is no workflow.checks.check.Check with the id 'shouting'"),
    ],
)
def test_a_check_that_cannot_be_loaded_is_told_in_one_line(shell: Shell, site: Path, module: str, message: str) -> None:
    (site / "polyfolio_shouting.py").write_text(module)
    ran = run_with(site, shell, "check", "--list")
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert message in ran.stderr


PAGE_MODULE = '''\
"""No text twice on a page."""

from workflow.checks.page_check import PageCheck


def find(case):
    seen = set()
    for item in case.units:
        if item.shown and item.shown in seen:
            yield item.unit.id, "stands here for the second time"
        seen.add(item.shown)


CHECK = PageCheck("shouting", "Twice", "texts that stand on a page twice", find)
'''


@pytest.mark.slow
def test_a_packages_check_of_whole_pages_follows_every_change_of_the_page(shell: Shell, site: Path) -> None:
    (site / "polyfolio_shouting.py").write_text(PAGE_MODULE)
    first, second = shell.unit_id("news.md", "News"), shell.unit_id("news.md", "Nothing yet.")
    shell.good("translate", "news.md", first, "da", "Nyt.")
    saved = run_with(site, shell, "translate", "news.md", second, "da", "Nyt.")
    assert saved.stderr == f"{second}: warning: stands here for the second time [shouting]\n"
    assert run_with(site, shell, "dismiss", "news.md", second, "da", "shouting").returncode == 0
    assert run_with(site, shell, "check").stdout == "0 errors, 0 warnings\n"


def test_a_packages_check_that_is_another_one_now_is_run_anew(shell: Shell, site: Path) -> None:
    unit = shell.unit_id("news.md", "News")
    shell.good("translate", "news.md", unit, "da", "nyt")
    assert run_with(site, shell, "check").stdout == "0 errors, 0 warnings\n"
    (site / "polyfolio_shouting.py").write_text(MODULE.replace("isupper", "islower").replace("shouts", "whispers"))
    assert run_with(site, shell, "check").stdout.startswith(f"da news.md {unit}: warning: whispers [shouting]\n")


FIX_MODULE = '''\
"""No shouting."""

from workflow.checks.fixing import Fixer


def find(case):
    for at, char in enumerate(case.translation.text):
        if char == "!":
            yield at, at + 1, "."


FIXER = Fixer("whispering", "Whispering", "a full stop for each exclamation mark", find)
'''


def test_a_packages_fix_is_offered_like_a_built_in_one_and_leaves_code_alone(shell: Shell, site: Path) -> None:
    unit = shell.unit_id("news.md", "Nothing yet.")
    shell.good("translate", "news.md", unit, "da", "Intet `a!` endnu!")
    (site / "polyfolio_shouting.py").write_text(FIX_MODULE)
    doors = next(site.glob("*.dist-info")) / "entry_points.txt"
    doors.write_text("[polyfolio.fixes]\nwhispering = polyfolio_shouting:FIXER\n")
    fixed = run_with(site, shell, "fix")
    assert (fixed.returncode, fixed.stderr) == (0, "")
    assert fixed.stdout.splitlines()[1:3] == ["- Intet `a!` endnu!", "+ Intet `a!` endnu."]
