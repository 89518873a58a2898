"""Aligning an existing translated document with its source page, with a confidence for each pair."""

from workflow.core.page_alignment.align import CERTAIN, Alignment, Pair, align_blocks
from workflow.core.page_alignment.blocks import FIXED, Block, join_blocks, read_blocks
from workflow.core.page_alignment.lexicon import Knowledge, learn

__all__ = [
    "CERTAIN",
    "FIXED",
    "Alignment",
    "Block",
    "Knowledge",
    "Pair",
    "align_blocks",
    "join_blocks",
    "learn",
    "read_blocks",
]
