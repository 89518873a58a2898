"""Backups: one ZIP file with the repository, the files that git does not have, state.db, and a list of it all."""

from workflow.store.backup.manifest import Manifest, Member, ProjectFile, Repository
from workflow.store.backup.reading import OpenBackup, find_damage, open_backup
from workflow.store.backup.writing import BackupWriter, begin_backup

__all__ = [
    "BackupWriter",
    "Manifest",
    "Member",
    "OpenBackup",
    "ProjectFile",
    "Repository",
    "begin_backup",
    "find_damage",
    "open_backup",
]
