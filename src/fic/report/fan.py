"""The buffer over the weeks to come, drawn in characters: the middle as a line, 10 to 90 % as a shade."""

from __future__ import annotations

from fic.release.outlook import Outlook

HEIGHT = 7


def drawn_fan(seen: Outlook, width: int = 64) -> tuple[str, ...]:
    """Return lines of text, at most ``width`` wide: chapters ahead upwards, time to the right, releases below."""
    if not seen.fan:
        return ()
    columns = min(width - 6, len(seen.fan))
    sampled = [seen.fan[round(step * (len(seen.fan) - 1) / max(columns - 1, 1))] for step in range(columns)]
    top = max(max(high for _day, _low, _middle, high in sampled), 1)
    step = -(-top // HEIGHT)
    lines = []
    for level in range(-(-top // step), -1, -1):
        ceiling, floor = level * step + step / 2, level * step - step / 2
        row = ""
        for _day, low, middle, high in sampled:
            if floor <= middle < ceiling:
                row += "━"
            elif low < ceiling and high >= floor:
                row += "░"
            else:
                row += " "
        lines.append(f"{level * step:>3} ┤{row}".rstrip())
    start = sampled[0][0]
    due = {(day - start).days for day in seen.promise.days}
    place = [round(step * (len(seen.fan) - 1) / max(columns - 1, 1)) for step in range(columns)]
    marks = ["·"] * columns
    for day in due:
        marks[min(range(columns), key=lambda column: abs(place[column] - day))] = "▲"
    lines.append("    └" + "".join(marks))
    return tuple(lines)
