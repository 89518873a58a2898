"""PO files damaged at random, with git and without: the doctor mends each, and every text ever accepted is findable."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.actions.doctor.ward import DA, TEXTS, Patient, make_healthy
from workflow.actions.doctor import KINDS, mend_project
from workflow.errors import CatalogError
from workflow.store.journal import list_edits
from workflow.store.po import read_catalog
from workflow.store.project import open_project

ROUNDS = 20


def damage(data: bytes, chance: random.Random) -> bytes:
    """Cut, zeroed, with other bytes, with a piece missing or twice."""
    at, length = chance.randrange(len(data)), chance.choice([1, 10, 100, 400])
    piece = data[at : at + length]
    kinds = {
        "cut": data[:at],
        "zeroed": data[:at] + bytes(len(piece)) + data[at + length :],
        "noise": data[:at] + chance.randbytes(len(piece)) + data[at + length :],
        "missing": data[:at] + data[at + length :],
        "twice": data[:at] + piece + data[at:],
        "marked": data[:at] + b"<<<<<<< ours\n" + data[at:],
    }
    return kinds[chance.choice(sorted(kinds))]


def mend_naively(data: bytes) -> set[str]:
    """The texts that are left when only what a parser takes is kept."""
    while data:
        try:
            return {entry.translation for entry in read_catalog(data, path=DA).entries}
        except CatalogError:
            data = data.rpartition(b"\n\n")[0]
    return set()


@pytest.mark.parametrize("with_git", [True, False])
def test_every_text_is_findable_after_random_damage_was_mended(tmp_path: Path, *, with_git: bool) -> None:
    healthy = make_healthy(tmp_path / "book").root
    if not with_git:
        shutil.rmtree(healthy / ".git")
    chance = random.Random(7)  # noqa: S311 - no secret
    lost_naively = 0
    for number in range(ROUNDS):
        patient = Patient(shutil.copytree(healthy, tmp_path / str(number), symlinks=True))
        patient.write(damage(patient.read(), chance))
        lost_naively += not mend_naively(patient.read()) >= TEXTS - {"Nyt: æøå"}
        project = open_project(patient.root)
        treated = mend_project(project, KINDS)
        assert treated.left == (), (number, patient.read())
        journal = {edit.translation for edit in list_edits(project.instance, limit=100)}
        assert patient.texts() | journal >= TEXTS, number
    assert lost_naively > ROUNDS / 4
