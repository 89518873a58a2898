"""What is known of languages, and which codes name them."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale, localedata
from weblate_language_data.languages import LANGUAGES as WEBLATE

from workflow.model import Language
from workflow.store.languages import load_languages

KNOWN = load_languages()
MEDIAWIKI = (Path(__file__).parent.parent / "data" / "mediawiki-codes.txt").read_text("utf-8").split()
CLDR = [code.replace("_", "-") for code in localedata.locale_identifiers()]


def test_danish_is_known_with_all_its_facts() -> None:
    assert KNOWN.find("da") == Language("da", "Danish", "dansk", "ltr", 2, "n != 1", ())


def test_nynorsk_falls_back_to_bokmål_and_then_to_danish() -> None:
    assert KNOWN.find("nn").fallbacks == ("nb", "da")


def test_a_code_stays_as_it_is_written() -> None:
    assert [KNOWN.find(code).code for code in ("zh-cn", "PT-br", "iw")] == ["zh-cn", "PT-br", "iw"]


def test_every_language_of_mediawiki_is_known() -> None:
    found = {code: KNOWN.find(code) for code in MEDIAWIKI}
    assert len(found) > 800
    assert all(language.name and language.autonym for language in found.values())


def test_mediawikis_unusual_codes_are_among_them() -> None:
    unusual = "be-tarask be-x-old zh-hans zh-classical nds-nl map-bms roa-tara cbk-zam simple sr-ec crh-latn de-formal"
    assert set(unusual.split()) <= set(MEDIAWIKI)


def test_every_locale_of_cldr_is_known() -> None:
    found = {code: KNOWN.find(code) for code in CLDR}
    assert len(found) > 1000
    assert all(language.name and language.autonym for language in found.values())


def test_every_language_of_weblate_is_known() -> None:
    codes = [code.replace("_", "-") for code, *_ in WEBLATE if "@" not in code]
    assert [code for code in codes if not KNOWN.find(code).name] == []


@pytest.mark.slow
def test_directions_are_those_of_cldr() -> None:
    # Traditional Mongolian runs in columns, which is neither of the two.
    expected = {
        code: Locale.parse(code.replace("-", "_")).text_direction for code in CLDR if not code.startswith("mn-Mong")
    }
    assert {code: KNOWN.find(code).direction for code in expected} == expected


@pytest.mark.parametrize(
    "code",
    [
        "ar",
        "fa",
        "he",
        "ur",
        "ps",
        "dv",
        "yi",
        "ckb",
        "ug",
        "sd",
        "azb",
        "pnb",
        "arz",
        "uz-AF",
        "pa-PK",
        "ff-Adlm",
        "az-Arab",
    ],
)
def test_it_is_written_from_right_to_left(code: str) -> None:
    assert KNOWN.find(code).direction == "rtl"


@pytest.mark.parametrize("code", ["da", "ja", "zh-Hant", "sd-Deva", "uz", "kk", "az", "mn", "qps-ploc", "tg-Cyrl"])
def test_it_is_written_from_left_to_right(code: str) -> None:
    assert KNOWN.find(code).direction == "ltr"


@pytest.mark.parametrize(
    ("code", "name", "autonym"),
    [
        ("pt-AO", "Portuguese (Angola)", "português (Angola)"),
        ("de-LI", "German (Liechtenstein)", "Deutsch (Liechtenstein)"),
        ("en-DK", "English (Denmark)", "English (Denmark)"),
        ("zh-MO", "Chinese (Traditional Han script, Macao SAR China)", "中文（澳門）"),
        ("sr-Latn-ME", "Serbian (Latin script, Montenegro)", "srpski (latinica, Crna Gora)"),
        ("da-SE", "Danish (Sweden)", "dansk (Sweden)"),
        ("ca-ES-valencia", "Catalan (Spain, Valencian)", "català (Espanya, valencià)"),
    ],
)
def test_a_variant_that_is_not_listed_is_named_after_its_base(code: str, name: str, autonym: str) -> None:
    language = KNOWN.find(code)
    assert (language.name, language.autonym) == (name, autonym)


def test_the_pseudo_language_is_known() -> None:
    assert KNOWN.find("qps-ploc") == Language("qps-ploc", "Pseudo-language", "⟦Þšéûðö⟧", "ltr", 2, "n != 1", ())


@pytest.mark.parametrize(("code", "header"), [("da", "da"), ("pt-br", "pt_BR"), ("zh-hans", "zh_Hans")])
def test_a_po_header_has_the_code_as_gettext_writes_it(code: str, header: str) -> None:
    assert KNOWN.header_code(code) == header


def test_the_script_of_a_language_is_its_codes_or_its_usual_one() -> None:
    codes = ("da", "ar", "zh-TW", "zh-CN", "sr-Latn", "de-AT", "ja")
    assert [KNOWN.script(code) for code in codes] == ["Latn", "Arab", "Hant", "Hans", "Latn", "Latn", "Jpan"]
