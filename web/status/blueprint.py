"""The blueprint that the views of `status` hang on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("status", __name__)
