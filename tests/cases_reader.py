"""Reading cases: a title line, `.`, the input, `.`, what is expected, `.`, then a blank line."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[tuple[str, str, str]]:
    """Title, input and expectation of each case in `tests/cases/<name>`; what stands between cases is commentary."""
    cases, parts, title = [], [""], ""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines(keepends=True):
        if line.rstrip("\n") != ".":
            title = line.strip() if len(parts) == 1 and line.strip() else title
            parts[-1] += line
        elif len(parts) < 3:
            parts.append("")
        else:
            cases.append((title, parts[1], parts[2]))
            parts = [""]
    return cases
