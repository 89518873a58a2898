"""Two Markdown documents aligned, told in texts."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.core.page_alignment import Alignment, Block, Knowledge, align_blocks, read_blocks
from workflow.formats.markdown import FORMAT
from workflow.model import Document

LETTER = """\
# The garden

Everyone may come into the garden, and nobody needs to ask before.

## Tools

- The `spade` hangs beside the door.
- The `rake` has its place in the [shed](shed.md).

Where is the key?

```sh
open shed
```

Please close the door in the evening, and count the 12 chickens before you go home.
"""

BREV = """\
# Haven

Alle må komme ind i haven, og ingen behøver at spørge først.

## Redskaber

- `spade` hænger ved siden af døren.
- `rake` har sin plads i [skuret](shed.md).

Hvor er nøglen?

```sh
open shed
```

Luk venligst døren om aftenen, og tæl de 12 høns, før du går hjem.
"""


def read(text: str) -> tuple[Document, tuple[Block, ...]]:
    """A Markdown document and its blocks."""
    document = FORMAT.parse(text, page="a.md", options=FORMAT.options)
    blocks = read_blocks(document, lambda span: FORMAT.markup(span.source, span.kind, options=FORMAT.options))
    return document, blocks


def align(source: str, target: str, knowledge: Knowledge | None = None) -> Alignment:
    """Two Markdown documents aligned."""
    return align_blocks(read(source)[1], read(target)[1], knowledge or Knowledge())


def tell(source: str, target: str) -> list[tuple[str, str]]:
    """The pairs as texts; several texts of one side are joined with a plus."""
    texts = [[span.source for span in read(text)[0].spans] for text in (source, target)]
    alignment = align(source, target)
    return [(_join(texts[0], pair.sources), _join(texts[1], pair.targets)) for pair in alignment.pairs]


def list_spans(text: str) -> list[str]:
    """The texts of a document's units."""
    return [span.source for span in read(text)[0].spans]


def _join(texts: Sequence[str], places: Sequence[int]) -> str:
    return " + ".join(texts[place] for place in places)
