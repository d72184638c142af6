"""Half the buffer on the first day, then a chapter a week: a splash that readers can sink into."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    burst = stand.buffer // 2
    return stand.burst(burst, stand.on_days(1, ())) if burst >= 2 else None


BURST_THEN_WEEKLY = Strategy(
    "burst-then-weekly", "half the buffer on one day, then a chapter a week", _promise, steady=False
)
