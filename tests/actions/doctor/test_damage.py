"""Damaged projects: the doctor finds each damage with file, line and repair, and mending loses no text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.actions.doctor import damages
from tests.actions.doctor.ward import TEXTS, Break, Patient, list_breaks, make_healthy
from workflow.actions.doctor import KINDS, Diagnosis, describe_config, examine_project, mend_project
from workflow.actions.doctor.finding import Kind
from workflow.errors import ConfigError
from workflow.store.project import open_project

BREAKS = list_breaks(vars(damages))
LEFT = {
    "by committing the databases",
    "by losing a document",
    "by losing the folder of documents",
    "with a document that is not utf 8",
    "with a language that is not listed",
    "with a link out of the project",
    "with a name that is too long",
    "with a read only file",
    "with a reserved name",
    "with a setting that does not exist",
    "with an edit that was overwritten",
    "with conflict markers in a document",
    "with conflict markers in a glossary",
    "with conflict markers in the configuration",
    "with names that differ by case",
    "with the header of another language",
}
"""What only a person can decide; everything else is mended."""


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A healthy project, made once."""
    return make_healthy(tmp_path_factory.mktemp("healthy") / "book").root


@pytest.fixture
def patient(healthy: Path, tmp_path: Path) -> Patient:
    """A copy that may be broken."""
    return Patient(shutil.copytree(healthy, tmp_path / "book", symlinks=True))


def examine(patient: Patient) -> tuple[Diagnosis, ...]:
    """What is found, as the command finds it."""
    try:
        return examine_project(open_project(patient.root), KINDS)
    except ConfigError as error:
        return (Diagnosis(Kind("configuration", lambda _: ()), describe_config(patient.root, error)),)


def places(found: tuple[Diagnosis, ...]) -> set[str]:
    """Where something was found: `path:line`, or `path`."""
    return {f"{one.finding.path}:{one.finding.line}" if one.finding.line else one.finding.path for one in found}


def test_nothing_is_found_in_a_healthy_project(patient: Patient) -> None:
    assert examine(patient) == ()
    assert patient.texts() >= TEXTS


@pytest.mark.slow
@pytest.mark.parametrize("name", BREAKS)
def test_damage_is_found_with_its_place_and_mended_without_losing_a_text(patient: Patient, name: str) -> None:
    damage: Break = BREAKS[name]
    where = damage(patient)
    found = examine(patient)
    assert where in places(found), found
    assert all(one.finding.message and one.finding.repair for one in found)
    if name in LEFT:
        assert not any(one.finding.fixable for one in found if where.startswith(one.finding.path))
        return
    treated = mend_project(open_project(patient.root), KINDS)
    assert treated.mended
    assert treated.left == ()
    assert patient.texts() >= TEXTS
