"""The journal of accepted edits in instance/state.db: written, and on the disk, before an edit is answered."""

from workflow.store.journal.commits import (
    WaitingEdit,
    follow_commit,
    list_waiting,
    mark_committed,
    read_notes,
    write_notes,
)
from workflow.store.journal.edit import Edit, Fate
from workflow.store.journal.edits import give_up, record_edit, record_edits, recorded, settle_edits
from workflow.store.journal.lists import (
    count_edits,
    list_authors,
    list_edited_files,
    list_edits,
    list_guarded,
    list_moved,
    list_open_files,
    list_overwritten,
    list_pending,
    read_all_edits,
    read_aside,
    read_edits,
    read_last_times,
    read_pending,
    read_touched_edits,
)
from workflow.store.journal.noticed import note_committed, record_outside, settle_noticed

__all__ = [
    "Edit",
    "Fate",
    "WaitingEdit",
    "count_edits",
    "follow_commit",
    "give_up",
    "list_authors",
    "list_edited_files",
    "list_edits",
    "list_guarded",
    "list_moved",
    "list_open_files",
    "list_overwritten",
    "list_pending",
    "list_waiting",
    "mark_committed",
    "note_committed",
    "read_all_edits",
    "read_aside",
    "read_edits",
    "read_last_times",
    "read_notes",
    "read_pending",
    "read_touched_edits",
    "record_edit",
    "record_edits",
    "record_outside",
    "recorded",
    "settle_edits",
    "settle_noticed",
    "write_notes",
]
