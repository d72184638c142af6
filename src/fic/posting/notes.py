"""The notes readers get: the chapter's own, else the story's template, its slots filled, the disclaimer where it's due.

A template is text with slots such as `{title}`: replaced once, by nothing but text; there is no code in templates. A
line with a slot that has nothing to say (no release planned, no recap due) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from fic.files.config import Config
from fic.manuscript.chapter import Chapter
from fic.manuscript.disclaimer import TOP, is_due, is_said
from fic.manuscript.inline_html import without_comments
from fic.manuscript.passage import shown_paragraphs
from fic.manuscript.passage_reading import passages
from fic.manuscript.story import Story
from fic.registry import nearest

SLOTS = ("disclaimer", "recap", "next_release", "chapter", "title", "story", "author")
_SLOT = re.compile(r"\{([a-z_]+)\}")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>~]")


@dataclass(frozen=True, slots=True)
class FilledNotes:
    """A chapter's notes in Markdown, slots filled, and what their author should know of them."""

    before: str
    after: str
    remarks: tuple[str, ...]


def filled_notes(chapter: Chapter, story: Story, config: Config, recap: str = "") -> FilledNotes:
    """Return the notes of ``chapter`` as readers should get them.

    A chapter's own note takes the place of the story's template (`[notes]`), the opening and the closing one by
    itself. The disclaimer is due in the first chapter or in every one, as the story wants it; it goes where the note
    has `{disclaimer}`, else before the note, unless that note or the text's top says one already. ``recap`` is Markdown
    for `{recap}`; without the slot it stands before the note too.
    """
    slots = slot_values(chapter, story, config, recap)
    before = own = chapter.notes.before or config.notes.before
    for name in ("recap", "disclaimer"):
        if (
            slots[name]
            and f"{{{name}}}" not in before
            and not (name == "disclaimer" and _says(slots[name], own, chapter))
        ):
            before = f"{{{name}}}\n\n{before}" if before else f"{{{name}}}"
    after = chapter.notes.after or config.notes.after
    remarks = tuple(dict.fromkeys(remark for note in (before, after) for remark in _unknown(note)))
    return FilledNotes(filled(before, slots), filled(after, slots), remarks)


def slot_values(chapter: Chapter, story: Story, config: Config, recap: str = "") -> dict[str, str]:
    """Return what each slot says in the notes of ``chapter``, as Markdown; "" where there is nothing to say."""
    first = not story.chapters or chapter.path == story.chapters[0].path
    paths = [each.path for each in story.chapters]
    later = story.chapters[paths.index(chapter.path) + 1 :] if chapter.path in paths else ()
    upcoming = next((each.release for each in later if each.release and not each.postings), None)
    return {
        "disclaimer": config.story.disclaimer if is_due(config.story.disclaimer_in, first=first) else "",
        "recap": recap,
        "next_release": _spoken(upcoming, config.story.language) if upcoming else "",
        "chapter": _literal(chapter.label),
        "title": _literal(chapter.title),
        "story": _literal(story.title),
        "author": _literal(config.story.author),
    }


def filled(template: str, slots: Mapping[str, str]) -> str:
    """Return a template with its slots filled, each once; lines whose slots all say nothing are left out."""
    lines = []
    for line in template.replace("\r\n", "\n").split("\n"):
        names = [name for name in _SLOT.findall(line) if name in slots]
        if names and not any(slots[name] for name in names):
            continue
        lines.append(_SLOT.sub(lambda found: slots.get(found[1], found[0]), line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _says(disclaimer: str, note: str, chapter: Chapter) -> bool:
    """Return whether readers see the disclaimer, or one in other words, in the opening note or at the text's top."""
    top = islice(shown_paragraphs(passages(chapter.body)), TOP)
    return is_said(_shown(disclaimer), _shown(note), "\n".join(top))


def _shown(markdown: str) -> str:
    return "\n".join(shown_paragraphs(passages(markdown)))


def _unknown(note: str) -> list[str]:
    remarks = []
    for name in _SLOT.findall(note):
        if name not in SLOTS:
            near = nearest(name, SLOTS)
            hint = f"did you mean {{{near}}}?" if near else f"there are {', '.join(f'{{{slot}}}' for slot in SLOTS)}."
            remarks.append(f"Readers will see {{{name}}} in the notes, which is no slot: {hint}")
    return remarks


def _spoken(day: date, language: str) -> str:
    return f"{day:%A}, {day.day} {day:%B}" if language.lower().startswith("en") else day.isoformat()


def _literal(text: str) -> str:
    """Return text so that Markdown shows it as it is, less the comments in it."""
    plain = " ".join(without_comments(text).split())
    return _MARKDOWN.sub(lambda found: "\\" + found[0], plain).replace("&", "&amp;")
