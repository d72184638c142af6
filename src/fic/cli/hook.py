"""`fic hook install` and `fic hook uninstall`."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from fic.cli.said import say
from fic.files.hook import installed, uninstalled

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Lint what is staged at every commit.

    The hook blocks a commit on errors in the paragraphs it changes; older ones are counted, warnings are shown.
    `git commit --no-verify` commits without it.

    \b
    Examples:
      fic hook install       from now on, check every commit
      fic hook uninstall     no longer; what was there before is put back
    """,
)


@app.command("install")
def install() -> None:
    """Check every commit from now on, keeping a hook that is there already.

    \b
    Examples:
      fic hook install
    """
    for remark in installed(Path.cwd(), Path(sys.executable)).remarks:
        say(remark)


@app.command("uninstall")
def uninstall() -> None:
    """Check commits no longer, and put back what was there before.

    \b
    Examples:
      fic hook uninstall
    """
    gone = uninstalled(Path.cwd())
    for remark in gone.remarks if gone else ("There was no hook of fic's here.",):
        say(remark)
