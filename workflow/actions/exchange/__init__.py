"""Exchange of translations with people and tools outside: files that go out, and files that come back."""

from workflow.actions.exchange.receive import receive_file
from workflow.actions.exchange.report import Outcome, ReceivedFile, Sent, UnitReport
from workflow.actions.exchange.send import send_units

__all__ = ["Outcome", "ReceivedFile", "Sent", "UnitReport", "receive_file", "send_units"]
