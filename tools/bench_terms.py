"""Glossaries on a real book: how fast terms are found, and how often the check of terms is right.

    python -m tools.bench_terms [--show LANGUAGE]

Speed: 2,000 terms, made of the book's own words, in 300 of its units at a time. The check: a few terms of programming
in several languages, on the book's published translations. *Missing* is the share of occurrences where none of the
glossary's translations is found, nearly all of them rightly, as `--show` tells. *Noticed* is the share that is reported
when each translation is exchanged for one of a unit without that term. Needs POLYFOLIO_CORPUS.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import polib

from tools.book_project import find_book
from workflow.core.glossary_file import parse_glossary
from workflow.core.term_use import fold_text, is_used
from workflow.core.terms import FoundTerm, Glossary, Term
from workflow.formats.registry import complete_options, load_format
from workflow.model import Kind, Markup

TERMS = 2000
UNITS = 300
GLOSSARIES = {
    "de": "function,Funktion|variable,Variable|slide,Folie|exercise,Übung|type,Typ|value,Wert|method,Methode",
    "fr": "function,fonction|variable,variable|exercise,exercice|type,type|value,valeur|method,méthode|memory,mémoire",
    "es": "function,función|variable,variable|exercise,ejercicio|type,tipo|value,valor|method,método|memory,memoria",
    "ru": "function,функция|variable,переменная|exercise,упражнение|type,тип|value,значение|method,метод|memory,память",
    "uk": "function,функція|variable,змінна|exercise,вправа|type,тип|value,значення|method,метод|memory,пам'ять",
    "tr": "function,fonksiyon;işlev|variable,değişken|exercise,alıştırma|type,tür;tip|value,değer|memory,bellek",
    "fa": "function,تابع|variable,متغیر|exercise,تمرین|type,نوع;تایپ|value,مقدار|memory,حافظه",
    "ar": "function,دالة|variable,متغير|exercise,تمرين|type,نوع|value,قيمة|method,طريقة|memory,ذاكرة",
    "ja": "function,関数|variable,変数|slide,スライド|exercise,演習;練習|type,型|value,値|memory,メモリ",
    "ko": "function,함수|variable,변수|slide,슬라이드|exercise,연습|type,타입;유형|value,값|memory,메모리",
}
"""Language → terms with their translations; `;` between several."""

Text = tuple[str, tuple[Markup, ...]]


def main(arguments: list[str]) -> int:
    """Measure and print; 1 when the book is not there."""
    book = find_book()
    if book is None:
        print("POLYFOLIO_CORPUS is not set or has no book: nothing is measured", file=sys.stderr)
        return 1
    measure_speed(list(read_units(book)))
    shown = arguments[1] if len(arguments) == 2 and arguments[0] == "--show" else ""
    print(f"\n{'language':10}{'occurrences':>12}{'missing':>10}{'noticed':>10}")
    for language in GLOSSARIES:
        measure_check(book / "po" / f"{language}.po", language, show=language == shown)
    return 0


def read_units(book: Path) -> Iterator[Text]:
    """The book's texts with their markup."""
    format = load_format("markdown")
    options = complete_options(format, {})
    for path in sorted((book / "src").rglob("*.md")):
        document = format.parse(path.read_text(encoding="utf-8"), page=path.name, options=options)
        for span in document.spans:
            yield span.source, format.markup(span.source, span.kind, options=options)


def measure_speed(units: list[Text]) -> None:
    """Print the processor's time for reading a large glossary and for finding its terms, the best of five."""
    chance = random.Random(1)  # noqa: S311 - examples, no secrets
    chance.shuffle(units)
    lines: set[str] = set()
    while len(lines) < TERMS:
        words = re.findall(r"[A-Za-z]{2,}", chance.choice(units)[0])
        if words:
            first = chance.randrange(len(words))
            lines.add(" ".join(words[first : first + chance.choice((1, 1, 2, 3))]).lower())
    text = "term,translation\n" + "".join(f"{line},x\n" for line in sorted(lines))
    reading, building, finding, found = [], [], [], 0
    for part in (units[at : at + UNITS] for at in range(0, 5 * UNITS, UNITS)):
        began = time.process_time()
        terms: tuple[Term, ...] = parse_glossary(text).terms
        reading.append(time.process_time() - began)
        glossary = Glossary("de", "en", "x", terms)
        began = time.process_time()
        glossary.find("first")
        building.append(time.process_time() - began)
        began = time.process_time()
        found += sum(len(glossary.find(*unit)) for unit in part)
        finding.append(time.process_time() - began)
    best = [min(each) * 1000 for each in (reading, building, finding)]
    print(f"{TERMS} terms: read in {best[0]:.0f} ms, filed in {best[1]:.0f} ms")
    print(f"found in {UNITS} units in {best[2]:.0f} ms ({found // 5} places)")


def measure_check(path: Path, language: str, *, show: bool) -> None:
    """Print how often a term's translation is missing in published texts, and in exchanged ones."""
    lines = "".join(f"{line.replace(';', '~')}\n" for line in GLOSSARIES[language].split("|")).replace("~", "|")
    glossary = Glossary(language, "en", "x", parse_glossary(f"term,translation\n{lines}").terms)
    texts = list(_read_translations(path, glossary))
    chance = random.Random(1)  # noqa: S311 - examples, no secrets
    pairs = [(found, text) for terms, text in texts for found in {each.term: each for each in terms}.values()]
    missing = [(found.term, text) for found, text in pairs if not _has(found, text)]
    noticed = sum(not _has(found, _choose_other(found, texts, chance)) for found, _ in pairs)
    count = max(1, len(pairs))
    print(f"{language:10}{len(pairs):12}{len(missing) / count:10.1%}{noticed / count:10.1%}")
    for term, text in missing if show else ():
        print(f"    {term}: {' '.join(text.split())[:150]}")


def _read_translations(path: Path, glossary: Glossary) -> Iterator[tuple[tuple[FoundTerm, ...], str]]:
    format = load_format("markdown")
    options = complete_options(format, {})
    for entry in polib.pofile(str(path)):
        if entry.msgstr and not entry.obsolete and not entry.fuzzy and "```" not in entry.msgid:
            yield glossary.find(entry.msgid, format.markup(entry.msgid, Kind.PARAGRAPH, options=options)), entry.msgstr


def _choose_other(found: FoundTerm, texts: Sequence[tuple[tuple[FoundTerm, ...], str]], chance: random.Random) -> str:
    while True:
        terms, text = chance.choice(texts)
        if found.term not in {each.term for each in terms} and len(text) > 20:
            return text


def _has(found: FoundTerm, text: str) -> bool:
    folded = fold_text(text)
    return any(is_used(wanted, folded) for wanted in found.translations)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
