"""Template filters of the editor."""

from __future__ import annotations

from flask import Blueprint

from web.editor.names import describe_unit, name_language, name_state
from web.edits import name_author
from workflow.core.marked_text import split_runs


def register_editor_filters(blueprint: Blueprint) -> None:
    """`state_name`, `language_name`, `describe`, `code_point`, `visible`, `plain_heading`,
    `author_name`."""
    blueprint.add_app_template_filter(plain_heading, "plain_heading")
    blueprint.add_app_template_filter(lambda edit: name_author(edit.author, edit.fate), "author_name")
    blueprint.add_app_template_filter(name_state, "state_name")
    blueprint.add_app_template_filter(name_language, "language_name")
    blueprint.add_app_template_filter(describe_unit, "describe")
    blueprint.add_app_template_filter(ord, "code_point")
    blueprint.add_app_template_filter(show_character, "visible")


def show_character(text: str) -> str:
    """A character, or the sign of one that cannot be seen."""
    return "".join(run.sign or run.text for run in split_runs(text))


def plain_heading(text: str) -> str:
    """A heading without the signs around it that make it one in wikitext."""
    return text.strip().strip("=").strip() or text
