"""Which files are in which commit, and what it says."""

from __future__ import annotations

from workflow.core.commit_groups import CommitGroup, EditedFile, describe_group, group_files


def make_file(page: str, language: str = "da", units: int = 1, **authors: int) -> EditedFile:
    """A file with its authors' numbers of edits."""
    return EditedFile(f"locales/{language}/{page}.po", page, language, authors, units)


def test_files_of_one_author_are_together_and_shared_ones_apart() -> None:
    mine, yours, ours, theirs = (
        make_file("a.md", Ada=1),
        make_file("b.md", Bo=2),
        make_file("c.md", Ada=1, Bo=3),
        make_file("d.md", Ada=9),
    )
    assert group_files([ours, theirs, yours, mine]) == (
        CommitGroup("Ada", (), (mine, theirs)),
        CommitGroup("Bo", (), (yours,)),
        CommitGroup("Bo", ("Ada",), (ours,)),
    )


def test_of_two_who_did_as_much_the_first_by_name_is_the_author() -> None:
    assert [group.author for group in group_files([make_file("a.md", Bo=1, Ada=1)])] == ["Ada"]


def test_a_commit_of_one_file_names_it() -> None:
    group = CommitGroup("Ada", (), (make_file("news.md", units=3),))
    assert describe_group(group, {"da": "Danish"}) == "Translate 3 units into Danish: news.md"


def test_a_long_name_and_several_files_are_listed_below() -> None:
    page = f"{'very/' * 12}long.md"
    assert describe_group(CommitGroup("Ada", (), (make_file(page),)), {"da": "Danish"}) == (
        f"Translate 1 unit into Danish\n\nda {page}: 1"
    )
    group = CommitGroup("Ada", (), (make_file("a.md", units=2), make_file("a.md", "nb")))
    assert describe_group(group, {"da": "Danish"}) == "Translate 3 units into 2 languages\n\nda a.md: 2\nnb a.md: 1"


def test_of_very_many_files_the_rest_is_counted() -> None:
    group = CommitGroup("Ada", (), tuple(make_file(f"{number:02}.md") for number in range(60)))
    lines = describe_group(group, {"da": "Danish"}).splitlines()
    assert (len(lines), lines[-2:]) == (53, ["da 49.md: 1", "and 10 more files"])
