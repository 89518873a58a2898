"""Reads the banner's texts that ship with the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from workflow.core.banner import BannerText
from workflow.store.languages import load_languages


@cache
def load_banner_texts() -> Mapping[str, BannerText]:
    """The texts by language code in lower case, also under every other code of the same language."""
    decoded = json.loads(files("workflow.store").joinpath("banner.json").read_bytes())
    texts = {code.lower(): BannerText(**text) for code, text in decoded.items()}
    aliases = load_languages().aliases()
    texts.update({alias: texts[code] for alias, code in aliases.items() if code in texts and alias not in texts})
    return MappingProxyType(texts)
