"""The name of a file's content, as git gives it: whoever holds the content can tell it, and git often does unasked."""

from __future__ import annotations

import hashlib


def blob_name(data: bytes) -> str:
    """Return what git calls a file's bytes, so that in a hook, where git says it, no file need be read to be known.

    A repository may have longer names than these; then what is kept for the hook is kept apart.
    """
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
