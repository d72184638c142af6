"""What fic says when it cannot go on."""

from __future__ import annotations


class FicError(Exception):
    """An expected failure, told to the author in one sentence that says what to do; in several where several failed.

    The text of the exception is that sentence: no traceback is shown. A bug is any other exception. What another
    program said (a hook, git) may follow in a sentence, on lines of its own.
    """

    exit_code: int = 3

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences

    def __str__(self) -> str:
        return "\n".join(self.sentences)


class UsageError(FicError):
    """The command line asks for something that cannot be: exit code 2, as for an unknown flag."""

    exit_code = 2
