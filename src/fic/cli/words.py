"""``fic words``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fic.cli.said import hand_out, say
from fic.errors import FicError, UsageError
from fic.files.folder import story_folder
from fic.files.save import created, replaced
from fic.files.word_list import FILE_NAME, list_bytes, parsed_words, with_words, without_words, words_text
from fic.registry import nearest
from fic.report.inert import inert, json_text

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Keep the story's own words: names, invented terms.

    They are in words.txt beside the chapters, one a line; `#` begins a comment. `fic lint` doubts none of them.

    \b
    Examples:
      fic words add Hermione kunai
      fic words list
      fic words forget kunai
    """,
)


def _known(incomplete: str) -> list[str]:
    try:
        words = parsed_words(words_text(list_bytes(story_folder(Path.cwd()).root)))
    except FicError:
        return []
    return [word for word in words if word.startswith(incomplete)]


@app.command("add")
def add(words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words as you write them.")]) -> None:
    """Keep words from being doubted.

    \b
    Examples:
      fic words add Hermione "Grimmauld Place"
    """
    root = story_folder(Path.cwd()).root
    new = [_clean(word) for word in words]
    before = words_text(list_bytes(root))
    _write(root, before, with_words(before, new))
    added = [word for word in dict.fromkeys(new) if word not in parsed_words(before)]
    say(f"Added {_listed(added)} to {FILE_NAME}." if added else f"Already in {FILE_NAME}: {_listed(new)}.")


@app.command("list")
def show(as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """Show the story's words.

    \b
    Examples:
      fic words list
    """
    words = parsed_words(words_text(list_bytes(story_folder(Path.cwd()).root)))
    if as_json:
        hand_out(json_text({"version": 1, "words": words}, indent=None))
    elif words:
        hand_out("\n".join(map(inert, words)))
    else:
        say("No words yet: fic words add NAME keeps one from being doubted.")


@app.command("forget")
def forget(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words of the list.", autocompletion=_known)],
) -> None:
    """Take words off the list.

    \b
    Examples:
      fic words forget kunai
    """
    root = story_folder(Path.cwd()).root
    before = words_text(list_bytes(root))
    known = parsed_words(before)
    gone = [_clean(word) for word in words]
    for word in gone:
        if word not in known:
            near = nearest(word, known)
            hint = f"Did you mean {near}?" if near else "fic words list shows them all."
            raise FicError(f"{word} is not in {FILE_NAME}. {hint}")
    _write(root, before, without_words(before, gone))
    say(f"Took {_listed(list(dict.fromkeys(gone)))} off {FILE_NAME}.")


def _clean(word: str) -> str:
    cleaned = " ".join(word.split())
    if not cleaned or "#" in cleaned or not cleaned.isprintable():
        raise UsageError(f"{inert(word)!r} is no word: letters, digits and blanks, without #.")
    return cleaned


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _write(root: Path, before: str, text: str) -> None:
    path = root / FILE_NAME
    if not path.exists():
        created(path, text.encode(), root)
    elif text != before:
        replaced(path, text.encode(), before.encode(), root)
