"""How many examples a property test tries: the profiles, and tests that need fewer than others."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

FUZZ = "POLYFOLIO_FUZZ"
"""The environment variable that asks, with the value 1, for many random examples instead of a few fixed ones."""

_EXAMPLES = 400
_TIMES = 20
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def load_profile() -> None:
    """Choose how property tests run: the same examples each time, or other and more ones with `POLYFOLIO_FUZZ=1`."""
    settings.register_profile("suite", derandomize=True, deadline=None, max_examples=_EXAMPLES)
    settings.register_profile(
        "fuzz",
        derandomize=False,
        deadline=None,
        max_examples=_EXAMPLES * _TIMES,
        suppress_health_check=_SLOW,
        print_blob=True,
    )
    settings.load_profile("fuzz" if os.environ.get(FUZZ) == "1" else "suite")


def take_part(share: float, *, steps: int | None = None) -> settings:
    """Settings for a test whose examples cost more than those of others: a share of the profile's number.

    `steps` bounds the steps of a state machine.
    """
    profile = settings()
    return settings(
        max_examples=max(1, round(profile.max_examples * share)),
        stateful_step_count=steps or profile.stateful_step_count,
        suppress_health_check=_SLOW,
    )
