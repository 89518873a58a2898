"""LibreTranslate: `POST /translate` with `q`, `source`, `target`, `format`; the answer has `translatedText`."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.core.machine import Call, Wanted


@dataclass(frozen=True, slots=True)
class LibreTranslate:
    """The service as its API documentation describes it (libretranslate.com/docs)."""

    name: str = "libretranslate"

    def list_codes(self, code: str) -> tuple[str, ...]:
        """The code as it is, then without script and region: servers differ in what they know."""
        return tuple(dict.fromkeys((code, code.partition("-")[0])))

    def ask(self, wanted: Wanted, source: str, target: str, *, model: str, key: str) -> Call:  # noqa: ARG002
        """One text; it has no models."""
        body: dict[str, object] = {"q": wanted.text, "source": source, "target": target, "format": "text"}
        return Call("/translate", body | ({"api_key": key} if key else {}))

    def read(self, answer: object) -> str:
        """The text under `translatedText`."""
        text = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(text, str):
            raise ValueError("it has no text under translatedText")
        return text


SERVICE = LibreTranslate()
