"""Damaged project folders: each function damages a healthy one and says where."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing

from tests.actions.doctor.ward import DA, POT, Patient, git
from workflow.store.exchange import digest_bytes, name_digest
from workflow.store.journal import Edit, Fate, record_edit

MARKED = """\
<<<<<<< HEAD
msgstr "Titel"
=======
msgstr "Overskrift"
>>>>>>> theirs
"""


def at(path: str, line: int) -> str:
    """A place as it is told."""
    return f"{path}:{line}"


def break_with_conflict_markers_in_a_po_file(it: Patient) -> str:
    return at(DA, it.replace('msgstr "Titel"\n', MARKED))


def break_with_conflict_markers_in_a_template(it: Patient) -> str:
    both = "<<<<<<< HEAD\n#. heading\n=======\n#. heading\n>>>>>>> theirs\n"
    return at(POT, it.replace("#. heading\n", both, POT))


def break_with_conflict_markers_in_a_document(it: Patient) -> str:
    line = it.replace("First text.\n", "<<<<<<< HEAD\nFirst text.\n=======\nA text.\n>>>>>>> x\n", "source/letter.md")
    return f"source/letter.md:{line}"


def break_with_conflict_markers_in_the_configuration(it: Patient) -> str:
    line = it.replace('name = "Test"\n', "<<<<<<< HEAD\nname = 1\n=======\nname = 2\n>>>>>>> x\n", "polyfolio.toml")
    return f"polyfolio.toml:{line}"


def break_with_conflict_markers_in_a_glossary(it: Patient) -> str:
    it.write("term,translation\n<<<<<<< HEAD\ntext,tekst\n=======\ntext,ord\n>>>>>>> x\n", "glossary/da.csv")
    return "glossary/da.csv:2"


def break_by_cutting_a_po_file_inside_an_entry(it: Patient) -> str:
    line = it.find('msgid "First text."') + 1
    it.write(it.read()[: it.read().index(b'msgid "First text."') + 24])
    return at(DA, line)


def break_by_cutting_a_po_file_between_entries(it: Patient) -> str:
    data = it.read()
    it.write(data[: data.index(b'msgstr "F\xc3\xb8rste tekst."\n') + 24])
    return at(DA, it.find('msgid "First text."') - 3)


def break_by_emptying_a_po_file(it: Patient) -> str:
    it.write(b"")
    return f"{DA}:1"


def break_by_overwriting_a_po_file_with_zeros(it: Patient) -> str:
    it.write(bytes(len(it.read())))
    return f"{DA}:1"


def break_by_zeros_inside_a_po_file(it: Patient) -> str:
    line = it.find("rste tekst.")
    it.write(it.read().replace(b"rste tekst.", bytes(11)))
    return at(DA, line)


def break_by_repeating_an_entry(it: Patient) -> str:
    entry = it.read().decode().split("\n\n")[1]
    end = it.read().count(b"\n") + 2
    it.write(it.read() + b"\n" + entry.encode() + b"\n")
    return at(DA, end)


def break_by_two_texts_of_one_unit(it: Patient) -> str:
    entry = it.read().decode().split("\n\n")[1].replace("Titel", "Overskrift")
    end = it.read().count(b"\n") + 2
    it.write(it.read() + b"\n" + entry.encode() + b"\n")
    return at(DA, end)


def break_with_a_bad_escape(it: Patient) -> str:
    return at(DA, it.replace('msgid "First text."', 'msgid "First\\qtext."'))


def break_with_an_open_quote(it: Patient) -> str:
    return at(DA, it.replace('msgstr "Titel"', 'msgstr "Titel'))


def break_with_latin_1_that_says_it_is_utf_8(it: Patient) -> str:
    path = "locales/da/news.md.po"
    it.write(it.read(path).decode().encode("latin-1"), path)
    return at(path, it.read(path)[: it.read(path).index(b"Nyt:")].count(10) + 1)


def break_with_utf_16(it: Patient) -> str:
    path = "locales/da/news.md.po"
    it.write(it.read(path).decode().encode("utf-16"), path)
    return f"{path}:1"


def break_with_an_unknown_charset(it: Patient) -> str:
    return at(DA, it.replace("charset=UTF-8", "charset=KLINGON-1"))


def break_by_losing_the_header(it: Patient) -> str:
    it.write(it.read().split(b"\n\n", 1)[1])
    return f"{DA}:1"


def break_by_losing_the_language_of_the_header(it: Patient) -> str:
    it.replace('"Language: da\\n"\n', "")
    return f"{DA}:1"


def break_with_the_header_of_another_language(it: Patient) -> str:
    return at(DA, it.replace("Language: da", "Language: de"))


def break_with_plural_forms_that_are_none(it: Patient) -> str:
    return at(DA, it.replace("nplurals=2; plural=n != 1;", "nplurals=INTEGER; plural=EXPRESSION;"))


def break_with_a_language_that_is_not_listed(it: Patient) -> str:
    it.write(it.read().replace(b"Language: da", b"Language: fo"), "locales/fo/letter.md.po")
    return "locales/fo/letter.md.po"


def break_by_losing_a_document(it: Patient) -> str:
    (it.root / "source/letter.md").unlink()
    return at(DA, it.find("#. heading"))


def break_by_losing_a_template(it: Patient) -> str:
    (it.root / POT).unlink()
    return at(DA, it.find("#. heading"))


def break_by_cutting_a_template(it: Patient) -> str:
    line = it.find('msgid "Third text."', POT)
    it.write(it.read(POT)[: it.read(POT).index(b'msgid "Third text."') + 12], POT)
    return at(POT, line)


def break_with_a_unit_that_the_template_does_not_have(it: Patient) -> str:
    end = it.read().count(b"\n") + 2
    it.write(it.read() + b'\nmsgctxt "zzzzzzzz"\nmsgid "Strange"\nmsgstr "Fremmed"\n')
    return at(DA, end)


def break_with_names_that_differ_by_case(it: Patient) -> str:
    it.write("Other\n", "source/Letter.md")
    return "source/Letter.md"


def break_with_a_reserved_name(it: Patient) -> str:
    it.write("Text\n", "source/aux.md")
    return "source/aux.md"


def break_with_a_name_that_is_too_long(it: Patient) -> str:
    name = f"source/{'n' * 246}.md"
    it.write("Text\n", name)
    return name


def break_with_a_link_out_of_the_project(it: Patient) -> str:
    other = it.root.parent / f"{it.root.name}-outside.po"
    (it.root / DA).rename(other)
    (it.root / DA).symlink_to(other)
    return DA


def break_with_a_read_only_file(it: Patient) -> str:
    (it.root / DA).chmod(0o444)
    return DA


def break_with_a_leftover(it: Patient) -> str:
    it.write("half", "locales/da/.00ff00ff00ff00ff.polyfolio-new")
    return "locales/da/.00ff00ff00ff00ff.polyfolio-new"


def break_with_what_another_program_wrote(it: Patient) -> str:
    path = it.root / DA
    data = path.read_bytes()
    digests = digest_bytes(b"old")[:24], digest_bytes(data)[:24]
    name = f"locales/da/.0123-{name_digest(path)}-{digests[0]}-{digests[1]}.polyfolio-swap"
    (it.root / name).write_bytes(data + b"\n# theirs\n")
    return name


def break_with_an_edit_that_was_not_written(it: Patient) -> str:
    record_edit(it.root / "instance", Edit("letter.md", "gone", "da", "Bo", "", "Gone", "Væk"))
    return DA


def break_with_an_edit_that_was_overwritten(it: Patient) -> str:
    edit = Edit("letter.md", "gone", "da", "Bo", "", "Gone", "Væk", fate=Fate.OVERWRITTEN)
    record_edit(it.root / "instance", edit)
    return DA


def break_by_overwriting_the_journal_in_the_middle(it: Patient) -> str:
    path = it.root / "instance/state.db"
    with closing(sqlite3.connect(path)) as state:
        state.execute("pragma wal_checkpoint(truncate)")
        (page,) = state.execute("select rootpage from sqlite_master where name = 'edits_of_unit'").fetchone()
        (size,) = state.execute("pragma page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(os.urandom(size))
    return "instance/state.db"


def break_by_forgetting_the_merge_driver(it: Patient) -> str:
    git(it.root, "config", "--unset", "merge.polyfolio.driver")
    return ".git/config"


def break_by_removing_the_interpreter_of_the_merge_driver(it: Patient) -> str:
    git(it.root, "config", "merge.polyfolio.driver", "/gone/python -m workflow merge-po %O %A %B %P")
    return ".git/config"


def break_by_emptying_gitattributes(it: Patient) -> str:
    it.write("", ".gitattributes")
    return ".gitattributes"


def break_by_losing_gitignore(it: Patient) -> str:
    (it.root / ".gitignore").unlink()
    return ".gitignore"


def break_by_committing_the_databases(it: Patient) -> str:
    git(it.root, "add", "--force", "instance/state.db")
    return "instance"


def break_with_a_setting_that_does_not_exist(it: Patient) -> str:
    it.replace('name = "Test"', 'nmae = "Test"', "polyfolio.toml")
    return "polyfolio.toml"


def break_by_losing_the_folder_of_documents(it: Patient) -> str:
    shutil.rmtree(it.root / "source")
    return "source"


def break_with_a_document_that_is_not_utf_8(it: Patient) -> str:
    it.write("Text\n\nBl\xe5b\xe6r\n".encode("latin-1"), "source/news.md")
    return "source/news.md:3"
