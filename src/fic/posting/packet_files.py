"""A packet as files: what they are called and what stands in them."""

from __future__ import annotations

import re

from fic.posting.packet import Packet
from fic.posting.site import Place

CHECKLIST = "checklist.txt"


def folder_name(packet: Packet) -> str:
    """Return what a packet's folder is called: the chapter's file and the site."""
    return f"{_stem(packet)}.{packet.name}"


def packet_files(packet: Packet) -> dict[str, str]:
    """Return the text of a packet's files by their names: the checklist, then a file a part.

    The body is called as the chapter is, since some sites make its title of that; the other parts by their place.
    """
    steps = (*packet.problems, *packet.remarks, *packet.checklist)
    files = {CHECKLIST: "".join(f"- {step}\n" for step in steps)}
    for part in packet.parts:
        turn = f"-{part.turn}" if part.turns > 1 else ""
        name = _stem(packet) if part.place is Place.BODY else part.place.value
        if part.place is Place.TITLE:
            files[f"{name}{turn}.txt"] = f"{part.text}\n"
        else:
            title = packet.part(Place.TITLE)[0].text
            files[f"{name}{turn}{packet.site.suffix}"] = f"{packet.site.filed(title, part.text)}\n"
    return files


def _stem(packet: Packet) -> str:
    # Not the path's stem: of a name that begins with dots, Python 3.14 thinks otherwise than Python 3.13.
    stem = packet.chapter.path.name.rpartition(".")[0]
    return re.sub(r"[^\w.-]+", "-", stem).strip("-.") or "chapter"
