"""A title as part of a file's name."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 120  # bytes: file systems allow 255 for a name, and backups and archives add to it


def slug(title: str) -> str:
    """Return ``title`` as a file can be called, in its own script: small letters and digits, joined by hyphens.

    Apostrophes vanish (*Wren's* → ``wrens``), all else that is no letter, mark or digit separates. At most 120 bytes
    of UTF-8; empty for a title without letters or digits.
    """
    plain = unicodedata.normalize("NFC", title).lower()
    plain = re.sub("['’‘ʼ]", "", plain)
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in plain)
    joined = ""
    for word in kept.split():
        if all(unicodedata.category(char)[0] == "M" for char in word):
            continue  # what is left of an emoji is an invisible mark
        longer = f"{joined}-{word}" if joined else word
        if len(longer.encode()) > _LONGEST:
            return joined or word.encode()[:_LONGEST].decode(errors="ignore")
        joined = longer
    return joined
