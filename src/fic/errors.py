"""What fic says when it cannot go on."""

from __future__ import annotations


class FicError(Exception):
    """An expected failure, told to the author in one sentence that says what to do.

    The text of the exception is that sentence: no traceback is shown. A bug is any other exception.
    """

    exit_code: int = 3


class UsageError(FicError):
    """The command line asks for something that cannot be: exit code 2, as for an unknown flag."""

    exit_code = 2
