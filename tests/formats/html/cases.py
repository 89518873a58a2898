"""Reads the files of cases."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "cases" / "html"


def read_cases(name: str) -> list[tuple[str, ...]]:
    """The cases of a file, each as its parts: title, input …, expected; none ends with a line feed."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [tuple(part.strip("\n") for part in f"\n{case}".split("\n....")) for case in text.split("\n====\n")[1:]]
