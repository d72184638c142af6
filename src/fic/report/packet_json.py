"""Packets for programs."""

from __future__ import annotations

from dataclasses import asdict

from fic.posting.packet import Packet
from fic.report.inert import json_text


def packets_json(packets: tuple[Packet, ...]) -> str:
    """Return packets as JSON, its shape versioned; lengths are in characters as the site counts them."""
    return json_text({"version": 1, "packets": [_packet(each) for each in packets]})


def _packet(packet: Packet) -> dict[str, object]:
    before, after = asdict(packet.before), asdict(packet.after)
    return {
        "chapter": packet.chapter.number,
        "path": str(packet.chapter.path),
        "site": packet.name,
        "rules": packet.site.name,
        "parts": [
            {
                "part": part.place.value,
                "post": part.turn,
                "posts": part.turns,
                "type": part.media_type,
                "text": part.text,
            }
            for part in packet.parts
        ],
        "limits": [
            {
                "part": measure.part.place.value,
                "post": measure.part.turn,
                "length": measure.length,
                "least": measure.limit.least,
                "most": measure.limit.most,
                "confirmed": measure.limit.confirmed,
                "fits": measure.fits,
            }
            for measure in packet.measures
        ],
        "census": {name: {"text": before[name], "site": after[name]} for name in before},
        "checklist": list(packet.checklist),
        "remarks": list(packet.remarks),
        "problems": list(packet.problems),
    }
