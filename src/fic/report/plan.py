"""A release plan on the terminal: where you stand, the choices side by side, and one of them recommended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from rich.console import Console  # noqa: TID251
from rich.table import Table  # noqa: TID251
from rich.text import Text  # noqa: TID251

from fic.release.advice import explanation, reasons, spoken_number, spoken_odds, spoken_risk
from fic.release.calendar import spoken_date
from fic.release.outlook import Outlook
from fic.release.plan import Plan
from fic.report.fan import drawn_fan
from fic.report.inert import inert

WIDTH = 80
_NAMELESS = 12


def print_plan(plan: Plan) -> None:
    """Print the plan so that it fits 80 columns."""
    _print(plan, _render)


def print_explanation(plan: Plan, doubts: Sequence[str] = ()) -> None:
    """Print what went into the plan, how it was worked out and where that comes from, in half a page.

    ``doubts`` are sentences about what went in.
    """
    _print(plan, partial(_render_explanation, doubts))


def _print(plan: Plan, render: Callable[[Plan, Console], None]) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDTH)
    with console.capture() as captured:
        render(plan, console)
    # Tables are padded with blanks; nobody should find them when copying the text.
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))  # noqa: T201


def _render_explanation(doubts: Sequence[str], plan: Plan, console: Console) -> None:
    for paragraph in (*explanation(plan), *doubts):
        console.print(Text(inert(paragraph)))
        console.print()


def _render(plan: Plan, console: Console) -> None:
    weeks, days = divmod(plan.stand.horizon_days, 7)
    ahead = _counted(plan.stand.horizon_days, "day") if days else _counted(weeks, "week")
    console.print(Text(f"Posting from {spoken_date(plan.stand.today)}, looking {ahead} ahead", style="bold"))
    console.print()
    console.print(_stand(plan))
    console.print()
    if plan.outlooks:
        console.print(_table(plan))
        console.print()
    for sentence in reasons(plan):
        console.print(Text(inert(sentence)))
    if plan.recommended is not None:
        console.print()
        console.print("Chapters ahead: the middle and 8 in 10 of the futures; ▲ a release", style="dim")
        for line in drawn_fan(plan.recommended, console.width):
            console.print(Text(line, no_wrap=True))
    if plan.schedule:
        console.print()
        console.print(_schedule(plan))


def _stand(plan: Plan) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    chapters = _counted(plan.stand.buffer, "chapter")
    others = [f"{name} {size}" for name, size in list(plan.sites.items())[1:]]
    table.add_row("Ahead", Text(chapters + (f" ({', '.join(others)})" if others else "")))
    table.add_row("Pace", Text(_pace(plan)))
    table.add_row("Risk", Text(f"you accept running dry {spoken_risk(plan.wishes.risk)}"))
    return table


def _pace(plan: Plan) -> str:
    if plan.belief is None:
        return "not known yet"
    low, middle, high = (spoken_number(plan.belief.days_per_chapter(each)) for each in (0.1, 0.5, 0.9))
    days = "day" if middle == "1" else "days"
    if plan.pace.said is not None:
        return f"{middle} {days} a chapter, as you say"
    return f"about {middle} {days} a chapter" + (f", {low} to {high} as far as can be told" if low != high else "")


def _table(plan: Plan) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("")
    table.add_column("Cadence")
    table.add_column("Updates", justify="right")
    table.add_column("Longest wait", justify="right")
    table.add_column("Running dry")
    table.add_column("If so, around" if plan.belief else "Covered until")
    for seen in plan.outlooks:
        if seen.strategy.steady and not seen.promise.days and not seen.asked:
            continue  # slower than the horizon is long
        chosen = seen is plan.recommended
        table.add_row(
            "→" if chosen else " ",
            Text(seen.name if seen.asked else seen.name.replace("-", " ")),
            _updates(plan, seen),
            _wait(plan, seen),
            _dry(plan, seen),
            _around(plan, seen),
            style="bold" if chosen else None,
        )
    return table


def _updates(plan: Plan, seen: Outlook) -> str:
    if not seen.promise.days and not seen.strategy.steady:
        return f"~{seen.updates}" if plan.foresight and seen.updates else "?"
    return str(seen.updates)


def _wait(plan: Plan, seen: Outlook) -> str:
    if not seen.promise.days and plan.foresight is None:
        return "?"
    return _counted(seen.longest_gap, "day")


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" + ("" if count == 1 else "s")


def _dry(plan: Plan, seen: Outlook) -> str:
    if not seen.promise.days:
        return "none so soon" if seen.strategy.steady else "nothing promised"
    if not seen.strategy.steady and seen.updates == 1:
        return "nothing left"
    if seen.dry is None:
        return "not known yet"
    return spoken_odds(seen.dry, None if plan.pace.said is not None else len(plan.pace.gaps), plan.wishes.risk)


def _around(plan: Plan, seen: Outlook) -> str:
    if plan.belief is None:
        covered = seen.promise.days[: plan.stand.buffer]
        return spoken_date(covered[-1]) if covered and seen.strategy.steady else ""
    if seen.first_dry is None or seen.dry is None or seen.dry < 0.025:
        return ""
    return spoken_date(seen.first_dry)


def _schedule(plan: Plan) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    slots = plan.schedule
    # Of chapters nobody has named there is nothing to tell but how many more there are.
    shown = max(sum(slot.chapter is not None for slot in slots), min(len(slots), _NAMELESS))
    for slot in slots[:shown]:
        day = f"{slot.at:%a} {spoken_date(slot.at.date())}, {slot.at:%H:%M}"
        label, title = (slot.chapter.label, slot.chapter.title) if slot.chapter else ("", "the next chapter")
        table.add_row(day, Text(inert(label)), Text(inert(title), no_wrap=True, overflow="ellipsis"))
    if slots[shown:]:
        last = spoken_date(slots[-1].at.date())
        table.add_row("…", "", Text(f"and {_counted(len(slots) - shown, 'more chapter')} to {last}"))
    return table
