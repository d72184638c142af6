"""A chapter that uses everything, as each site is given it: files to be read in review.

Write them anew with ``FIC_WRITE_GOLDEN=1 pytest tests/posting/test_site_golden.py``, and read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from fic.manuscript.chapter import Chapter
from fic.posting.packet import Packet
from fic.posting.site import all_sites

GOLDEN = Path(__file__).parent / "golden"


def _readable(packet: Packet) -> str:
    sections = [f"{part.name} ({part.media_type})\n\n{part.text}" for part in packet.parts]
    differences = packet.before.differences(packet.after)
    counts = [f"{name}: {here} in the text, {there} on the site" for name, (here, there) in differences.items()]
    told = {"problems": packet.problems, "remarks": packet.remarks, "checklist": packet.checklist, "census": counts}
    sections += [f"{name}\n\n" + "\n".join(sentences) for name, sentences in told.items() if sentences]
    return "\n".join(f"======== {section}\n" for section in sections)


@pytest.mark.parametrize("site", [site.name for site in all_sites()])
def test_a_chapter_that_uses_everything_is_given_as_it_was_reviewed(
    site: str, everything: Chapter, packed: Callable[..., Packet]
) -> None:
    path = GOLDEN / f"{site}.txt"
    found = _readable(packed(everything, site))
    if os.environ.get("FIC_WRITE_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found
