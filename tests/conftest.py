"""Fixtures for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples import load_profile
from tests.project import Workspace, make_workspace

load_profile()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A project in Danish and Arabic without documents."""
    return make_workspace(tmp_path / "project", "da", "ar")
