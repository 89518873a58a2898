"""What the generator of the language data takes from npm: MediaWiki's languages and fallbacks, ISO 639-3 names."""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
from pathlib import Path
from typing import Any

PACKAGES = ("banana-i18n", "@wikimedia/language-data", "iso-639-3")


def fetch_packages(folder: Path) -> dict[str, Any]:
    """Download the packages into `folder` and read them; their dependencies are not needed."""
    versions, roots = {}, {}
    for name in PACKAGES:
        # A fixed command, run by a developer: npm is where their PATH says.
        command = ["npm", "pack", "--silent", name]
        packed = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
        root = folder / name.rpartition("/")[2]
        with tarfile.open(folder / packed.stdout.strip().splitlines()[-1]) as archive:
            archive.extractall(root, filter="data")
        roots[name] = root / "package"
        versions[name] = json.loads((roots[name] / "package.json").read_text("utf-8"))["version"]
    languages = _read_json(roots["@wikimedia/language-data"] / "data" / "language-data.json")["languages"]
    return {
        "versions": versions,
        "fallbacks": _read_json(roots["banana-i18n"] / "src" / "languages" / "fallbacks.json"),
        "languages": languages,
        "iso_names": _read_iso_names(roots["iso-639-3"] / "iso6393.js"),
    }


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _read_iso_names(path: Path) -> dict[str, str]:
    """Three-letter code → name, from the package's JavaScript objects."""
    names = {}
    for block in re.findall(r"\{([^{}]*)\}", path.read_text("utf-8")):
        name = re.search(r"""\bname: (?:'([^'\\]*)'|"([^"\\]*)")""", block)
        code = re.search(r"\biso6393: '([a-z]{3})'", block)
        if name and code:
            names[code[1]] = re.sub(r" \(.*\)", "", name[1] or name[2])
    return names
