"""The command `check` and checks of whole pages."""

from __future__ import annotations

from tests.cli.shell import Shell

PAGE = "strategy/direction.md"
SOURCE = "We are a movement."


def test_a_translation_that_was_emptied_is_told_until_it_is_back(shell: Shell) -> None:
    unit = shell.unit_id(PAGE, SOURCE)
    shell.good("translate", PAGE, unit, "da", "Vi er en bevægelse.")
    assert shell.good("check").out == "0 errors, 0 warnings\n"
    shell.good("translate", PAGE, unit, "da", "")
    told = f"da {PAGE} {unit}: warning: was translated before and is empty now: Vi er en bevægelse. [emptied]\n"
    assert shell.good("check").out == f"{told}0 errors, 1 warning\n"
    shell.good("translate", PAGE, unit, "da", "Vi er en bevægelse!")
    assert "[emptied]" not in shell.good("check").out


def test_a_link_to_a_translated_heading_is_told(shell: Shell) -> None:
    shell.write("source/goals.md", "# Our goals\n\nBack to [the top](#our-goals)\n")
    shell.good("sync")
    shell.good("translate", "goals.md", shell.unit_id("goals.md", "Our goals"), "da", "Vores mål")
    unit = shell.unit_id("goals.md", "Back to [the top](#our-goals)")
    shell.good("translate", "goals.md", unit, "da", "Til [toppen](#our-goals)")
    message = "leads to #our-goals, a heading that is #vores-mål in the translated page"
    assert f"da goals.md {unit}: warning: {message} [anchors]\n" in shell.good("check").out
    shell.good("translate", "goals.md", unit, "da", "Til [toppen](#vores-mål)")
    assert shell.good("check").out == "0 errors, 0 warnings\n"
