"""The API of a small project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.site import Site, make_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two pages, one of them translated into Danish."""
    return make_site(tmp_path / "project")
