"""A release plan as JSON: the shape other programs read, with nothing rounded."""

from __future__ import annotations

from typing import Any

from fic.release.advice import reasons
from fic.release.outlook import Outlook
from fic.release.plan import Plan
from fic.report.inert import json_text


def plan_json(plan: Plan) -> str:
    """Return the plan as one JSON document; the same plan gives the same text, character for character."""
    return json_text(_shape(plan))


def _shape(plan: Plan) -> dict[str, Any]:
    belief = plan.belief
    median, low, high = (
        (None, None, None) if belief is None else (belief.days_per_chapter(each) for each in (0.5, 0.1, 0.9))
    )
    return {
        "version": 1,
        "as_of": plan.stand.today.isoformat(),
        "buffer": {
            "size": plan.stand.buffer,
            "chapters": [chapter.number for chapter in plan.waiting],
            "sites": dict(plan.sites),
        },
        "pace": {
            "days_per_chapter": {"median": median, "low": low, "high": high},
            "chapters_seen": plan.pace.completions,
            "source": plan.pace.source,
            "open_gap_days": plan.pace.open_gap,
        },
        "horizon_days": plan.stand.horizon_days,
        "risk": plan.wishes.risk,
        "strategies": [_strategy(each) for each in plan.outlooks],
        "recommended": plan.recommended.name if plan.recommended else None,
        "reasons": list(reasons(plan)),
        "schedule": [
            {
                "chapter": slot.chapter.number if slot.chapter else None,
                "title": slot.chapter.title if slot.chapter else None,
                "at": slot.at.isoformat(),
            }
            for slot in plan.schedule
        ],
    }


def _strategy(seen: Outlook) -> dict[str, Any]:
    days = [day.isoformat() for day in seen.promise.days]
    return {
        "name": seen.name,
        "rrule": seen.promise.rule,
        "asked": seen.asked,
        "releases": days,
        "p_dry": seen.dry,
        "p_dry_by": None if seen.dry_by is None else [list(pair) for pair in zip(days, seen.dry_by, strict=True)],
        "first_dry_if_any": seen.first_dry.isoformat() if seen.first_dry else None,
        "buffer": [[day.isoformat(), low, middle, high] for day, low, middle, high in seen.fan],
        "longest_gap_days": seen.longest_gap,
        "updates": seen.updates,
    }
