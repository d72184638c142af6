"""What readers were given, found in git by its fingerprint."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import PurePosixPath

from fic.errors import FicError
from fic.manuscript.chapter import Chapter, Posting
from fic.posting.ledger import SCHEMES, scheme_of

_RECORD = re.compile(rb"t\d+:[0-9a-f]{12}")


class GivenTexts:
    """Old texts of chapters by fingerprint; each version is read once, however many postings are looked up.

    Looked for where it most likely is: among the chapter's own versions, newest first; in versions of any file that
    hold the record itself, which `fic post` commits together with the text; in all there is. ``own`` gives a file's
    versions, ``everything`` those of all files, ``parsed`` reads one as a chapter and raises FicError where it can't.
    """

    def __init__(
        self,
        own: Callable[[PurePosixPath], Iterable[bytes]],
        everything: Callable[[], Iterable[bytes]],
        parsed: Callable[[bytes, PurePosixPath], Chapter],
    ) -> None:
        self.own = own
        self.everything = everything
        self.parsed = parsed
        self._prints: dict[bytes, str] = {}

    def of(self, path: PurePosixPath, posting: Posting) -> Chapter | None:
        """Return the chapter as the site was given it; None where git doesn't hold that text any more."""
        text = posting.text or ""
        scheme = scheme_of(text)
        if scheme not in SCHEMES:
            return None
        for content in self.own(path):
            if self._print(content, scheme) == text:
                return self.parsed(content, path)
        versions = self._versions
        with_record = [content for content, records in versions.items() if text.encode() in records]
        for content in (*with_record, *versions):
            if self._print(content, scheme) == text:
                return self.parsed(content, path)
        return None

    @cached_property
    def _versions(self) -> dict[bytes, frozenset[bytes]]:
        """Every content there ever was, with the records in it."""
        return {content: frozenset(_RECORD.findall(content)) for content in self.everything()}

    def _print(self, content: bytes, scheme: str) -> str:
        """Return a version's fingerprint; "" for one that was broken, which nobody was given."""
        key = scheme.encode() + hashlib.sha256(content).digest()
        if key not in self._prints:
            try:
                # A chapter's name isn't in its fingerprint, and any name will do.
                self._prints[key] = SCHEMES[scheme](self.parsed(content, PurePosixPath("chapter.md")))
            except FicError:
                self._prints[key] = ""
        return self._prints[key]
