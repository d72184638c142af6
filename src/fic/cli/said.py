"""What a command says: the one place where commands print, so that nothing a terminal obeys gets past it."""

from __future__ import annotations

import re
import sys

import typer

from fic.report.inert import inert


def say(sentence: str = "", *, err: bool = False) -> None:
    """Print one line for the author, inert whatever it quotes; on standard error if ``err``."""
    stream = sys.stderr if err else sys.stdout
    line = inert(sentence)
    typer.echo(folded(line) if stream is not None and stream.isatty() else line, err=err)


def folded(line: str, indent: int | None = None) -> str:
    """Return a line in as many as the terminal is wide for, broken between words; a long word stays whole.

    The later ones are indented by ``indent`` blanks, else as the first is.
    """
    import shutil  # what no terminal shows, as in a hook, does without both
    import textwrap

    width = shutil.get_terminal_size().columns
    if len(line) <= width:
        return line
    blanks = " " * (len(line) - len(line.lstrip(" ")) if indent is None else indent)
    return textwrap.fill(
        line, width, subsequent_indent=blanks, break_long_words=False, break_on_hyphens=False, expand_tabs=False
    )


def hand_out(text: str) -> None:
    """Write a whole text to standard output: a report, JSON, a part of a packet.

    Into a file or to a program it goes as it is, to the character. On a terminal it is inert, with its lines and tabs.
    """
    if sys.stdout.isatty():
        text = "".join(piece if piece in "\n\t" else inert(piece) for piece in re.split("([\n\t])", text))
    typer.echo(text, nl=bool(text) and not text.endswith("\n"))
