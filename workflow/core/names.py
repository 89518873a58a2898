"""Names in prose that a translation often takes over as they are: `GitHub`, `HTML5`, `Rio de Janeiro`, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
_WORD = re.compile(rf"{_ADDRESS}|\w+(?:[-.]\w+)*")
_BETWEEN = re.compile(r"\s+(?:(?:da|das|de|del|der|di|do|dos|du|la|le|van|von|of|y)\s+)*")
"""What may stand between two words of one name."""
_LONG = 4
"""Letters of a word that a heading in capitals writes with one."""
_NEAR = 20
"""Characters before a word among which the end of the sentence before it is looked for."""
_ENDS = (".", "!", "?", ":", "…", "。", "！", "？")


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each name in a prose text, in order.

    A name is an address, a word with a capital letter behind its first letter (`GitHub`, `API`, `HTML5`), or several
    words with capitals in the middle of a sentence. Where all longer words have one, as in headings, that says nothing.
    """
    words = list(_WORD.finditer(text))
    shouted = text.upper() == text
    titled = not any(word.group()[0].islower() and len(word.group()) >= _LONG for word in words)
    number = 0
    while number < len(words):
        word = words[number]
        last = number
        if "@" in word.group() or (not shouted and _has_inner_capital(word.group())):
            yield word.span()
        elif not titled and _is_capitalised(word.group()) and not _begins_sentence(text, word.start()):
            last = _extend(text, words, number)
            if last > number:
                yield word.start(), words[last].end()
        number = last + 1


def _extend(text: str, words: list[re.Match[str]], first: int) -> int:
    """The last word of the name that begins with that word."""
    last = first
    for number in range(first + 1, len(words)):
        if not _is_capitalised(words[number].group()):
            continue
        if not _BETWEEN.fullmatch(text, words[last].end(), words[number].start()):
            break
        last = number
    return last


def _has_inner_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:]) and any(letter.isalpha() for letter in word[:1])


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(at - _NEAR, 0) : at].rstrip()
    return before.endswith(_ENDS) or (not before and at <= _NEAR)
