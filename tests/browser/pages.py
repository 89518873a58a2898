"""The small project that browsers work on: one page of each format."""

from __future__ import annotations

GUIDE = "guide.md"
PLAN = "plan.wiki"
QUESTIONS = "questions.html"
LETTER = "letter.txt"

SOURCES = {
    GUIDE: """\
# Our garden

Everyone may **plant** here, see [the rules](rules.md).

## Seeds

- Sow in May.
- Water every day.

| Plant | Days |
|---|---|
| Bean | 60 |

Thank you.
""",
    PLAN: """\
<languages/>
<translate>
== Aim == <!--T:1-->

<!--T:2-->
We grow '''together''', see [[Rules|the rules]].

<!--T:3-->
* Beans
* Peas
</translate>
""",
    QUESTIONS: """\
<!doctype html>
<html lang="en">
<head><title>Garden: questions</title></head>
<body>
<h1>Questions</h1>
<p>Who may <b>plant</b>? See <a href="rules.html">the rules</a>.</p>
<ul><li>Everyone</li></ul>
</body>
</html>
""",
    LETTER: """\
Dear friends

The garden opens in May.
Bring water.
""",
}
"""Page → text."""
