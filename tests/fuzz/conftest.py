"""How long to look: a little in every run of the tests; FIC_FUZZ=100 looks a hundred times as long."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

LONGER = int(os.environ.get("FIC_FUZZ", "1"))


def looking(examples: int) -> settings:
    """Return settings for that many examples, times FIC_FUZZ."""
    return settings(
        max_examples=examples * LONGER,
        deadline=None,
        derandomize=LONGER == 1,
        suppress_health_check=list(HealthCheck),
    )
