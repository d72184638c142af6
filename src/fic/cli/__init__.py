"""The commands, by name: which group of the help each is in, and the sentence that says what it does.

A command is a module of this package with one function ``main``; only the one being run is imported. That is what
keeps `fic lint` from paying for git, and `fic --version` for anything.
"""

from __future__ import annotations

import errno
import importlib
import os
import sys
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, TextIO

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from fic import __version__
from fic.errors import FicError

GROUPS = MappingProxyType(
    {
        "Write": {
            "init": "Start a story, or take in a folder of chapters as it is.",
            "new-chapter": "Start the next chapter.",
            "status": "Show what is written, what is posted and what to do next.",
            "check": "Look over the story's bookkeeping: numbers, dates, notes.",
        },
        "Mend": {
            "lint": "Find typos and slips.",
            "words": "Keep the story's own words: names, invented terms.",
        },
        "Post": {
            "finish": "Say that chapters are drafted.",
            "reopen": "Take chapters back to drafting.",
            "plan-releases": "Say how often you can post without running dry.",
            "export": "Prepare a chapter for one site, or the whole story as a book.",
            "post": "Check a chapter, prepare it for a site, and record that it is posted.",
            "drift": "Show what readers still see differently, site by site.",
            "recap": "Tell readers what came before.",
        },
        "Set up": {
            "hook": "Lint what is staged at every commit.",
        },
    }
)

COMMANDS = MappingProxyType({name: summary for commands in GROUPS.values() for name, summary in commands.items()})


def command(name: str) -> Any:
    """Return the command called ``name``, ready to run, importing its module and no other."""
    module = importlib.import_module(f"fic.cli.{name.replace('-', '_')}")
    app: typer.Typer | None = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name, context_settings={"help_option_names": ["-h", "--help"]})(module.main)
    made = get_command(app)
    made.name = name
    return made


class LazyGroup(TyperGroup):
    """Knows every command by name and summary; imports only the one being run. Also where errors become sentences."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands.update((name, TyperCommand(name, help=summary)) for name, summary in COMMANDS.items())

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run fic and leave with its exit code; where standard output takes no more, that is told in a sentence."""
        try:
            try:
                return super().main(*arguments, **options)
            finally:
                if sys.stdout is not None:
                    sys.stdout.flush()  # here, and not as Python ends, where a failure can't be told any more
        except OSError as refused:
            if sys.stdout is None or not _takes_no_more(sys.stdout):
                raise
            _sent_nowhere(sys.stdout)
            if refused.errno == errno.EPIPE:
                raise SystemExit(1) from None  # nobody reads on, as in `fic status | head -1`: that is no news
            from fic.cli.said import say

            try:
                say(f"fic: Not all of this could be written to standard output: {refused.strerror}.", err=True)
            except OSError:
                _sent_nowhere(sys.stderr)
            raise SystemExit(FicError.exit_code) from None

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command the arguments name, imported now."""
        name, _stub, rest = super().resolve_command(ctx, args)
        return name, command(name) if name else None, rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands under the headings of their groups."""
        for group, commands in GROUPS.items():
            with formatter.section(group):
                formatter.write_dl(list(commands.items()))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an expected failure is told in its sentences, and a bug keeps its traceback."""
        try:
            return super().invoke(ctx)
        except FicError as failure:
            from fic.cli.said import say

            for sentence in failure.sentences:
                for line in f"fic: {sentence}".split("\n"):
                    say(line, err=True)
            raise typer.Exit(failure.exit_code) from None
        except (KeyboardInterrupt, typer.Abort):
            raise typer.Exit(130) from None


def _takes_no_more(stream: TextIO) -> bool:
    try:
        stream.write("\n")  # what isn't buffered has nothing left that could fail again
        stream.flush()
    except OSError:
        return True
    return False


def _sent_nowhere(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, or Python would fail to write it once more as it ends."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from fic.cli.said import say

        say(f"fic {__version__}")
        raise typer.Exit


def _go_to(folder: str | None) -> None:
    if folder is None:
        return
    try:
        os.chdir(folder)
    except OSError as refused:
        from fic.cli.said import say

        say(f"fic: cannot go to {folder}: {refused.strerror}.", err=True)
        raise typer.Exit(2) from None


@app.callback(invoke_without_command=True)
def fic(
    ctx: typer.Context,
    _folder: Annotated[
        str | None,
        typer.Option("-C", metavar="DIR", help="Work as if started in DIR.", callback=_go_to, is_eager=True),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Write serials chapter by chapter: keep the manuscript, find the slips, know how often you can post.

    \b
    Start here:
      fic init my-story            a new story, or a folder of chapters you have
      fic new-chapter "The Gate"   the next chapter
      fic status                   where you stand
      fic COMMAND --help           what a command does, with examples
    """
    try:
        Path.cwd()
    except OSError:
        raise FicError("This folder is gone: go to another (cd) and try again.") from None
    if ctx.invoked_subcommand is None:
        from fic.cli.said import hand_out

        hand_out(ctx.get_help())
