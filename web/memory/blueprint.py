"""The blueprint that the views of `memory` hang on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("memory", __name__)
