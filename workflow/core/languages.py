"""What is known of the languages of MediaWiki, CLDR and Weblate, by code: names, direction, plurals, fallbacks.

`Languages` wraps the decoded data file as it is, so that making one costs nothing; everything is looked up when asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workflow.core.language_codes import CodeParts, is_well_formed, qualify_name, repair_code, split_code, write_code
from workflow.core.language_nearest import nearest_languages
from workflow.errors import UnknownName
from workflow.model import Language


@dataclass(frozen=True, slots=True, eq=False)
class Languages:
    """All known languages. Codes are taken in any case, and given back as BCP 47 writes them."""

    data: Mapping[str, Any] = field(repr=False)
    """The decoded data file; what its keys hold stands in its `meta`. All codes in it are in lower case."""

    def find(self, code: str) -> Language:
        """The language of a code, which stays as it is written. Raises `UnknownName` with the nearest known ones.

        A variant that is not listed (`de-LI`) has the data of its base, if CLDR knows its subtags.
        """
        key = self._key(code)
        base = self._base(key)
        name, autonym, script, plural, _ = self.data["languages"][base]
        if key != base:
            detail = self._describe_variant(key, base)
            name, autonym = qualify_name(name, detail), self.data["autonyms"].get(key) or qualify_name(autonym, detail)
        parts = split_code(key)
        script = parts.script if parts and parts.script else script
        plurals, rule = self.data["plurals"][plural]
        direction = "rtl" if script in self.data["rtl"] else "ltr"
        fallbacks = tuple(write_code(each) for each in self._builtin_chain(key))
        return Language(code, name, autonym, direction, plurals, rule, fallbacks)

    def canonical(self, code: str) -> str:
        """The one code of this language: `zh-CN`, `zh` and `zh-hans` all give `zh-Hans`. Raises `UnknownName`."""
        return write_code(self._key(code))

    def script(self, code: str) -> str:
        """The script a language is written in (ISO 15924, `Latn`). Raises `UnknownName`."""
        key = self._key(code)
        parts = split_code(key)
        return (parts.script if parts and parts.script else str(self.data["languages"][self._base(key)][2])).title()

    def same_language(self, a: str, b: str) -> bool:
        """Whether two codes name one language in one script: `iw` and `he`, but not `pt` and `pt-BR`."""
        return self._key(a) == self._key(b)

    def chain(self, code: str, extra: Mapping[str, Sequence[str]], source: str) -> tuple[str, ...]:
        """The languages whose text may stand in for `code`, nearest first, without itself and the source language.

        The project's own (`extra`: language → its fallbacks, as written) come first, the built-in ones after them.
        Raises `UnknownName` for any code that is not known.
        """
        key = self._key(code)
        own = [each for each, fallbacks in extra.items() if self._key(each) == key for each in fallbacks]
        seen = {key, self._key(source)}
        found = []
        for each in (*own, *(write_code(builtin) for builtin in self._builtin_chain(key))):
            if self._key(each) not in seen:
                seen.add(self._key(each))
                found.append(each)
        return tuple(found)

    def match_listed(self, codes: Iterable[str], listed: Sequence[str]) -> tuple[str, ...]:
        """Those of `codes` that a project lists, in the order of `codes` and as the project writes them."""
        written = {self._key(each): each for each in listed}
        return tuple(written[key] for key in map(self._key, codes) if key in written)

    def header_code(self, code: str) -> str:
        """The code as gettext writes it in a PO header: `pt_BR`, `zh_Hans`."""
        self._key(code)
        return write_code(code).replace("-", "_")

    def codes(self) -> tuple[str, ...]:
        """All listed languages, without aliases and unlisted variants, in order."""
        return tuple(sorted(map(write_code, self.data["languages"])))

    def aliases(self) -> Mapping[str, str]:
        """Other codes of listed languages → the canonical ones, both in lower case."""
        found: Mapping[str, str] = self.data["aliases"]
        return found

    def _key(self, code: str) -> str:
        """The canonical code in lower case. Raises `UnknownName`."""
        if not is_well_formed(code):
            raise _refuse_malformed(code)
        key = self._resolve(code.lower())
        if not key:
            raise self._refuse_unknown(code)
        return key

    def _resolve(self, lower: str) -> str:
        """The canonical code in lower case; empty when it is not known."""
        lower = self.data["aliases"].get(lower, lower)
        if lower in self.data["languages"]:
            return lower
        parts = split_code(lower)
        return self._resolve_parts(parts) if parts else ""

    def _resolve_parts(self, parts: CodeParts) -> str:
        base = self.data["aliases"].get(parts.language, parts.language)
        if base not in self.data["languages"]:
            return ""
        known = self.data
        if not (parts.script in known["scripts"] or not parts.script):
            return ""
        if not (parts.region in known["territories"] or not parts.region):
            return ""
        if len(parts.variants) > 2 or not all(each in known["variants"] for each in parts.variants):
            return ""
        # A region can decide the script: Chinese of Taiwan is in traditional characters (CLDR's likely subtags).
        language, usual = base.partition("-")[0], known["languages"][base][2]
        likely = known["likely"].get(f"{language}-{parts.region}", usual)
        script = parts.script or likely
        head = base
        if script != usual or likely != usual:
            written = f"{language}-{script}"
            head = known["aliases"].get(written, written) if script != usual else written
        key = "-".join(part for part in (head, parts.region, *parts.variants) if part)
        return str(known["aliases"].get(key, key))

    def _base(self, key: str) -> str:
        """The nearest listed language above a canonical code: the code itself, or with subtags left off."""
        while key not in self.data["languages"]:
            key = key.rpartition("-")[0]
            key = self.data["aliases"].get(key, key)
        return key

    def _describe_variant(self, key: str, base: str) -> str:
        """What a variant has beyond its base, in English: `Cyrillic script, Moldova`."""
        parts, listed = split_code(key), split_code(base)
        if parts is None or listed is None:
            return key
        words = [f"{self.data['scripts'][parts.script]} script"] if parts.script != listed.script else []
        words += [self.data["territories"][parts.region]] if parts.region != listed.region else []
        words += [self.data["variants"][each] for each in parts.variants if each not in listed.variants]
        return ", ".join(words)

    def _builtin_chain(self, key: str) -> tuple[str, ...]:
        """MediaWiki's fallbacks where it has some; else CLDR's parents, then MediaWiki's of the last of these that are
        other languages (`gsw-FR`: `gsw`, `de`)."""
        if key in self.data["languages"] and self.data["languages"][key][4]:
            return tuple(self.data["languages"][key][4])
        found: list[str] = []
        current = key
        while (current := self._parent(current)) and current != key and current not in found:
            found.append(current)
        last = self.data["languages"].get(found[-1]) if found else None
        others = last[4] if last else ()
        language = key.partition("-")[0]
        return (*found, *(each for each in others if each not in found and each.partition("-")[0] != language))

    def _parent(self, key: str) -> str:
        """CLDR's parent locale: an exception it lists, or the code without its last subtag (UTS 35, locale
        inheritance); empty at the top, and where leaving a subtag off would change the script."""
        if key in self.data["parents"]:
            return self._resolve(self.data["parents"][key])
        shorter = key.rpartition("-")[0]
        if not shorter or key.rpartition("-")[2] in self.data["scripts"]:
            return ""
        return self._resolve(shorter)

    def _refuse_unknown(self, code: str) -> UnknownName:
        nearest = nearest_languages(code, self.data["languages"], {**self.data["spoken"], **self.data["aliases"]})
        known = ", ".join(f"{write_code(each)} ({self.data['languages'][each][0]})" for each in nearest)
        advice = f"did you mean {known}?" if known else "use a code of BCP 47, such as da or pt-BR"
        return UnknownName(f'"{code}" is not a known language; {advice}')


def _refuse_malformed(code: str) -> UnknownName:
    mended = repair_code(code)
    advice = f"write {mended}" if mended else "use letters, digits and hyphens as BCP 47 does: da, pt-BR"
    return UnknownName(f"{code[:60]!r} is not a language code; {advice}")
