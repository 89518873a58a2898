"""Committing what was saved, off the path of saving, and exchanging commits with a remote."""

from workflow.actions.committing.run import CommitRun, MadeCommit, commit_edits, is_commit_due

__all__ = ["CommitRun", "MadeCommit", "commit_edits", "is_commit_due"]
