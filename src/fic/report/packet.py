"""A packet on the terminal: what goes where on the site, whether it fits, what gets lost, what to do there."""

from __future__ import annotations

from rich.console import Console  # noqa: TID251 - a terminal report
from rich.padding import Padding  # noqa: TID251
from rich.table import Table  # noqa: TID251
from rich.text import Text  # noqa: TID251

from fic.manuscript.counting import spoken_count
from fic.posting.packet import Packet
from fic.posting.site import Part
from fic.report.inert import inert

WIDTH = 100
_EXCERPT = 60


def print_packet(packet: Packet) -> None:
    """Print a packet: its parts and their lengths, what the site can't carry, and the checklist."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDTH)
    with console.capture() as captured:
        _render(packet, console)
    # Tables are padded with blanks; nobody should find them when copying the text.
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))  # noqa: T201


def _render(packet: Packet, console: Console) -> None:
    heading = f"Chapter {packet.chapter.label} for {packet.site.title}"
    if packet.name not in (packet.site.name, packet.site.title):
        heading += f" ({packet.name})"
    console.print(Text(inert(heading), style="bold"))
    console.print()
    console.print(_parts(packet))
    after = packet.after
    counts = [
        spoken_count(after.paragraphs, "paragraph"),
        spoken_count(after.scene_breaks, "scene break"),
        spoken_count(after.emphasised, "emphasised word"),
        spoken_count(after.links, "link"),
    ]
    console.print(Text("Counted in what the site will show: " + ", ".join(counts) + ".", style="dim"))
    for problem in packet.problems:
        _sentence(console, "! ", problem, "bold red")
    for remark in packet.remarks:
        _sentence(console, "· ", remark, "yellow")
    console.print()
    for number, step in enumerate(packet.checklist, start=1):
        _sentence(console, f"{number}. ", step, "")


def _parts(packet: Packet) -> Table:
    rows = [(part.name, _length(packet, part), inert(_excerpt(part))) for part in packet.parts]
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, min_width=max(len(name) for name, _, _ in rows))
    table.add_column(justify="right", no_wrap=True, min_width=max(len(length) for _, length, _ in rows))
    table.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
    for row in rows:
        table.add_row(*row)
    return table


def _length(packet: Packet, part: Part) -> Text:
    measure = next((measure for measure in packet.measures if measure.part is part), None)
    if measure is None:
        return Text(f"{len(part.text):,}")
    most = measure.limit.most
    bound = f"of {most:,}" if most is not None else f"at least {measure.limit.least:,}"
    doubt = "" if measure.limit.confirmed else "?"
    return Text(f"{measure.length:,} {bound}{doubt}", style="" if measure.fits else "bold red")


def _excerpt(part: Part) -> str:
    return part.text if len(part.text) <= _EXCERPT else part.text[:_EXCERPT] + "…"


def _sentence(console: Console, mark: str, sentence: str, style: str) -> None:
    grid = Table.grid()
    grid.add_column(width=len(mark))
    grid.add_column(overflow="fold")
    grid.add_row(Text(mark, style=style), Text(inert(sentence)))
    console.print(Padding(grid, (0, 0, 0, 0)))
