"""The words of wikitext: element names, namespaces, behaviour switches, and the functions any text may use.

Facts from MediaWiki: its preprocessor, its sanitiser's list of elements and its localised namespace names.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INLINE_OPAQUE = frozenset({"nowiki", "math", "chem", "ce", "hiero", "maplink", "phonos"})
"""Elements within a line whose content is no wikitext."""

BLOCK_OPAQUE = _words(
    "pre syntaxhighlight source score timeline graph templatedata inputbox imagemap mapframe categorytree "
    "templatestyles charinsert indicator dynamicpagelist"
)
"""Elements of their own whose content is no wikitext."""

CONTENT_ELEMENTS = frozenset({"ref", "gallery"})
"""Elements whose content is read apart from the text around them."""

SCANNED_ELEMENTS = INLINE_OPAQUE | BLOCK_OPAQUE | CONTENT_ELEMENTS

BLOCK_TAGS = _words(
    "address article aside blockquote body caption center col colgroup dd details div dl dt figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr includeonly languages li main nav noinclude ol onlyinclude p poem references "
    "summary table tbody td tfoot th thead tr translate ul"
)
"""Tags that end a paragraph. `<section>` is not one: labelled section transclusion puts it into running text."""

VOID_TAGS = frozenset({"br", "hr", "wbr", "img", "col", "languages", "section", "templatestyles"})
"""Tags that may stand without an end tag."""

FILE_NAMESPACES = _words(
    "file image datei bild fichier archivo imagen arquivo imagem immagine bestand afbeelding fil billede plik "
    "grafika soubor tiedosto kuva fájl kép файл изображение зображення ファイル 画像 文件 图像 檔案 圖像 "
    "파일 그림 ملف קובץ"
)

CATEGORY_NAMESPACES = _words(
    "category kategorie catégorie categoría categoria categorie kategori kategoria kategória luokka категория "
    "категорія カテゴリ 分类 分類 분류 تصنيف קטגוריה"
)

PROJECT_PREFIXES = frozenset({"mw", "wmf", "voy", "rev", "gh", "doi", "rfc", "irc", "sep", "wp", "viaf", "oclc"})
"""Interwiki prefixes that look like a language's code and give an ordinary link."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,10})*|simple|zh-min-nan|be-x-old|map-bms|roa-[a-z]+")

SWITCH = re.compile(
    r"__(?:(?i:NOTOC|FORCETOC|TOC|NOEDITSECTION|NEWSECTIONLINK|NONEWSECTIONLINK|NOGALLERY|HIDDENCAT|EXPECTUNUSEDCATEGORY"
    r"|EXPECTUNUSEDTEMPLATE|NOCONTENTCONVERT|NOCC|NOTITLECONVERT|NOTC|INDEX|NOINDEX|STATICREDIRECT|DISAMBIG|START|END"
    r"|ARCHIVEDTALK|NOTALK|EXPECTED_UNCONNECTED_PAGE|NOGLOBAL)|[^\W\d_a-z]+)__"
)
"""A behaviour switch: the names MediaWiki and its usual extensions know, or any word in capitals."""

REDIRECT = re.compile(r"\ufeff?\s*#redirect\s*:?\s*\[\[", re.IGNORECASE)

FREE_FUNCTIONS = _words(
    "plural gender grammar formatnum bidi lc uc lcfirst ucfirst urlencode anchorencode "
    "pagename fullpagename basepagename subpagename rootpagename talkpagename namespace sitename server servername "
    "contentlanguage contentlang pagelanguage directionmark dirmark currentversion "
    "currentyear currentmonth currentmonthname currentmonthnamegen currentmonthabbrev currentday currentday2 "
    "currentdow currentdayname currenttime currenthour currentweek currenttimestamp "
    "localyear localmonth localmonthname localmonthnamegen localmonthabbrev localday localday2 localdow localdayname "
    "localtime localhour localweek localtimestamp revisionid revisionuser numberofpages numberofarticles "
    "numberoffiles numberofedits numberofusers numberofactiveusers numberofadmins"
)
"""Functions and variables that a translation may use of its own: they give words, not blocks."""

IMAGE_OPTION = re.compile(
    r"\s*(?:(?:thumb|thumbnail|frame|framed|frameless|border|left|right|center|centre|none|upright|baseline|sub|super"
    r"|top|text-top|middle|bottom|text-bottom)|\d*(?:x\d+)?\s*px|upright\s+[\d.]+"
    r"|(?:link|alt|lang|page|class|thumb|thumbnail|upright|start|end|thumbtime)\s*=.*)?\s*",
    re.IGNORECASE | re.DOTALL,
)
"""A parameter of an image link that is not its caption."""


def classify_link(target: str) -> str:
    """`category`, `file`, `language` or `page` for a link's target (what stands between `[[` and the first `|`).

    A leading colon makes an ordinary link of any of them (mediawiki.org, Help:Links).
    """
    prefix, colon, _ = target.partition(":")
    if not colon:
        return "page"
    name = prefix.strip().lower()
    if name in CATEGORY_NAMESPACES:
        return "category"
    if name in FILE_NAMESPACES:
        return "file"
    if name not in PROJECT_PREFIXES and _LANGUAGE.fullmatch(name):
        return "language"
    return "page"


def name_template(head: str) -> str:
    """The name a template is compared by, from what stands before its first `|`: first letter in upper case, spaces
    for underscores, no `Template:`; of a parser function or variable with an argument only `name:`, in lower case."""
    name = " ".join(head.replace("_", " ").split())
    function, colon, _ = name.partition(":")
    if colon and (function.startswith("#") or function.lower() in FREE_FUNCTIONS or function.isupper()):
        return function.lower() + ":"
    if function.lower() == "template" and colon:
        name = name[len(function) + 1 :].lstrip()
    return name[:1].upper() + name[1:]
