"""Speech stands between single marks here, and between double ones elsewhere, or the other way round.

What it finds
    A speech with its tag between single marks (`‘Come in,’ she said`) in a chapter whose speech stands between double
    ones. And a chapter that goes the other way than all the other chapters of its story, once, at its first speech.

Why it matters
    Both customs are good. Readers who know one of them from the chapters before take the other for something else: a
    thought, a voice from afar.

What it leaves alone
    Speech inside speech, words and titles between single marks, thoughts (`‘Odd,’ he thought`), a chapter that does it
    three times or more, as for another kind of voice, and a story that goes both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fic.lint.rule import (
    BODY_ONLY,
    ENGLISH,
    ChapterFacts,
    Example,
    Fix,
    Level,
    Stories,
    StorySlip,
    lazy_pattern,
    rule,
    word_set,
)
from fic.lint.vocabulary.census import added
from fic.manuscript.prose import BODY, Prose
from fic.manuscript.speech import is_single_outer
from fic.manuscript.speech_tags import tag_after
from fic.manuscript.speech_verbs import PURE

_CLOSING = r"[,.?!…—][’'](?= )"
_LONGEST = 400
_SAID = PURE - word_set("muse mused muses musing reason reasoned reasons reasoning")
# How much speech shows a chapter's custom, how many speeches against it are slips, how many chapters show a story's.
_SPEECHES, _SLIPS, _CHAPTERS = 4, 2, 3


def _customs(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return what a chapter's speech stands between, where its first speech is, and the speeches that are otherwise."""
    body = next((prose for prose in proses if prose.where == BODY), None)
    heard = [] if body is None else [each for each in zip(body.paragraphs, body.heard, strict=True) if each[1].speeches]
    if body is None or sum(len(each.speeches) for _paragraph, each in heard) < _SPEECHES:
        return {"places": [], "counts": {}}
    custom = "single" if is_single_outer([paragraph.text for paragraph in body.paragraphs]) else "double"
    paragraph, first = heard[0][0], heard[0][1].speeches[0]
    places: list[tuple[object, ...]] = [(custom, *body.span(paragraph, first.start, first.start + 1), None)]
    others = list(_others(body)) if custom == "double" else []
    return {"places": places + (others if len(others) <= _SLIPS else []), "counts": {custom: 1}}


@rule(
    on=Stories(_customs, whole=True),
    level=Level.WARNING,
    languages=ENGLISH,
    places=BODY_ONLY,
    examples=(
        Example(
            "“Who is it?” “Wren.” “Wren who?” “Just Wren.” ‘Come in,’ she said.",
            "‘Come in,’",
            "“Who is it?” “Wren.” “Wren who?” “Just Wren.” “Come in,” she said.",
        ),
    ),
    leaves=(
        "“Who is it?” “Wren.” “Wren who?” “Just Wren.” ‘Odd,’ she thought.",
        "“Who is it?” “Wren.” “Wren who?” “Just Wren.” She read ‘The Gate,’ and slept.",
        "“Who is it?” “Wren.” “Wren who?” “Just Wren, and I said, ‘Come in,’ she said.”",
        "‘Who is it?’ ‘Wren.’ ‘Wren who?’ ‘Just Wren.’ ‘Come in,’ she said.",
    ),
)
def mixed_speech_marks(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for speeches that go against their chapter's custom, and for a chapter against its story's."""
    counts = added(chapters, "counts")
    for chapter in chapters:
        for custom, start, end, right in chapter.facts["places"]:
            if right is not None:
                message = "This speech stands between single marks; the chapter's stand between double ones."
                yield StorySlip(chapter.path, BODY, start, end, message, (Fix(right, safe=False),) if right else ())
                continue
            other = "double" if custom == "single" else "single"
            if counts[custom] == 1 and counts[other] >= _CHAPTERS:
                message = (
                    f"This chapter's speech stands between {custom} marks; that of the story's other chapters stands "
                    f"between {other} ones."
                )
                yield StorySlip(chapter.path, BODY, start, end, message)


def _others(prose: Prose) -> Iterator[tuple[object, ...]]:
    """Yield the speeches between single marks that have a tag: where, and how they should be, "" if not plain."""
    pattern = lazy_pattern(_CLOSING)
    for paragraph in prose.paragraphs:
        text = paragraph.text
        if "‘" not in text and "'" not in text:
            continue
        for closing in pattern.finditer(text):
            end = closing.end()
            if not tag_after(paragraph, end, _SAID):
                continue
            start = _opening(text, end - 2)
            if start is None or prose.is_spoken(paragraph, start):
                continue
            marks = ("“", "”") if text[start] == "‘" else ('"', '"')
            right = text[start + 1 : end - 1].join(marks) if prose.is_plain(paragraph, start, end) else ""
            yield "", *prose.span(paragraph, start, end), right


def _opening(text: str, end: int) -> int | None:
    """Return where the single mark opens that is closed after ``end``, None where there is none in this sentence."""
    start = max(0, end - _LONGEST)
    found = max(text.rfind(f" {mark}", start, end) + 1 for mark in "‘'")
    if not found and (start or text[0] not in "‘'"):
        return None
    within = text[found + 1 : end]
    return found if within[:1].isalnum() and not set('“”"\n').intersection(within) else None
