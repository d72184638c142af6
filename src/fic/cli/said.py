"""What a command says: the one place where commands print, so that nothing a terminal obeys gets past it."""

from __future__ import annotations

import re
import sys

import typer

from fic.report.inert import inert


def say(sentence: str = "", *, err: bool = False) -> None:
    """Print one line for the author, inert whatever it quotes; on standard error if ``err``."""
    typer.echo(inert(sentence), err=err)


def hand_out(text: str) -> None:
    """Write a whole text to standard output: a report, JSON, a part of a packet.

    Into a file or to a program it goes as it is, to the character. On a terminal it is inert, with its lines and tabs.
    """
    if sys.stdout.isatty():
        text = "".join(piece if piece in "\n\t" else inert(piece) for piece in re.split("([\n\t])", text))
    typer.echo(text, nl=bool(text) and not text.endswith("\n"))
