"""Texts that were asked about, made ready for the linter: which rules are theirs, and what makes their answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from fic.files.asked import Asked, Home
from fic.files.chapter_file import parsed_chapter
from fic.lint.choice import chosen
from fic.lint.run import Batch, Counts, Linter, Mapper, Sheet, one_by_one


def batches(texts: tuple[Asked, ...]) -> list[Batch]:
    """Return the texts by the story they belong to, with the rules it chooses."""
    homes: dict[Home, list[Asked]] = {}
    for text in texts:
        homes.setdefault(text.home, []).append(text)
    return [
        Batch(
            chosen(home.config, home.words, home.ignored),
            _sheets(of_home),
            whole=sum(text.position is not None for text in of_home) == len(home.positions),
            others=partial(_others, of_home),
        )
        for home, of_home in homes.items()
    ]


def _sheets(texts: Sequence[Asked]) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(text.shown, partial(parsed_chapter, text.data, text.path), text.position, text.data) for text in texts
    )


def _others(texts: Sequence[Asked], linter: Linter) -> Counts:
    from fic.cli.lint_rest import counts_of_rest  # a chapter in which nothing is strange doesn't pay for it

    return counts_of_rest(texts, linter, _on_cores())


def mapper_for(texts: tuple[Asked, ...]) -> Mapper:
    """Return what makes the answers: a single text's here and now, many from where they are kept, on all cores.

    One chapter is linted in less time than it takes to look for what is kept.
    """
    home = next((text.home for text in texts if text.home.root is not None), None)
    if len(texts) < 2:
        return one_by_one
    if home is None or home.root is None:
        return _on_cores()
    from fic.files.kept_answers import KeptAnswers, answers_folder
    from fic.lint.kept import keeping

    whole = len(home.positions) <= sum(text.home is home for text in texts)
    return keeping(KeptAnswers(answers_folder(home.root, "lint")), _on_cores(), whole=whole)


def _on_cores() -> Mapper:
    """Return what makes the answers of many chapters: all cores, with a bar if that takes long."""
    from fic.lint.parallel import on_all_cores
    from fic.report.lint_progress import shown_while

    return shown_while(on_all_cores, "chapters read")
