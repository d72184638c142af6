"""Fingerprints: the same for what readers can't tell apart, another for what they can, and frozen for good."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.files.chapter_file import parsed_chapter
from fic.manuscript.chapter import Chapter
from fic.posting.ledger import SCHEMES, fingerprint, scheme_of

PATH = PurePosixPath("manuscript/007-the-ford.md")

EVERYTHING = """\
---
title: "The Ford: a *crossing*"
summary: |
  Ines meets the ferryman. _Again._

  He has not forgotten.
notes:
  before: "Thank you for **all** your letters.  \\nThey came. {disclaimer}"
  after: A line and a [link](https://example.org/map "hover").
drafted: 2026-10-02
mood: kept to herself
posted:
  ao3: {first: 2026-10-09, last: 2026-10-09, text: "t1:000000000000"}
---

# The Ford

“You’re *late*,” she said. __Very__ late, ~~again~~ <u>as ever</u>; H<sub>2</sub>O, E=mc<sup>2</sup>, `a  b`.
A second line of the same paragraph --- with a dash… and ***both looks***.

<!-- fic: allow doubled-word --><!-- nobody sees this -->

* * *

> A letter, *folded*.
>
> > Its inner sheet.

- one
- two
  1. inner
  2. more

4. four
5. five

<p align="center">THE END OF THE ROAD</p>

<h3 align="right">Downstream</h3>

Verse goes\\
line by line,
and a note[^a], and the note[^b] after.

    typed   as it is
      and kept

![A map of the *ford*](https://example.org/ford.png) and [a way](/way) home.

[^a]: It had a name once.
[^b]: And *that* is another story.

    With two paragraphs.
"""

GOLDEN = {
    "everything": (EVERYTHING, "t1:3ae3e4560edb"),
    "one paragraph": ("It had dropped.\n", "t1:9d978a1a348d"),
    "nothing": ("", "t1:e9710cbe123a"),
    "a title": ("---\ntitle: Low Water\n---\nIt had dropped.\n", "t1:b046b6150598"),
    "a heading for a title": ("# Low Water\n\nIt had dropped.\n", "t1:720ab949e65c"),
    "a scene break": ("One.\n\n***\n\nTwo.\n", "t1:ca0f595d5d3e"),
    "looks": ("*a* **b** ***c*** ~~d~~ <u>e</u> `f` x<sup>g</sup> y<sub>h</sub>\n", "t1:4c4b1d1a24c6"),
    "beyond ASCII": ("„Ça va ?“ — 「はい」 🜁 e\u0301\n", "t1:a5a8153a13f4"),
}


def chapter(text: str) -> Chapter:
    return parsed_chapter(text.encode(), PATH)


def of(text: str) -> str:
    return fingerprint(chapter(text))


@pytest.mark.parametrize("name", GOLDEN)
def test_scheme_t1_is_frozen(name: str) -> None:
    text, expected = GOLDEN[name]
    assert SCHEMES["t1"](chapter(text)) == expected


def test_t1_is_the_first_twelve_digits_of_sha_256_over_its_canonical_form() -> None:
    text = "---\ntitle: Low  Water\nsummary: Less of it.\nnotes: {after: Bye}\n---\nIt *had* dropped.\n\n***\n"
    canonical = (
        '["t1","Low Water",[["p","left",[["Less of it.",[],""]]]],[],[["p","left",[["Bye",[],""]]]],'
        '[["p","left",[["It ",[],""],["had",["emphasis"],""],[" dropped.",[],""]]],["*"]]]'
    )
    assert of(text) == "t1:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()[:12]


SAME = {
    "lines wrapped anew": ("One two\nthree.\n", "One\ntwo three.\n"),
    "line endings": ("One\ntwo.\n\nThree.\n", "One\r\ntwo.\r\n\r\nThree.\r\n"),
    "asterisks or underscores": ("*so* **much**\n", "_so_ __much__\n"),
    "the marks of a scene break": ("One.\n\n***\n\nTwo.\n", "One.\n\n- - -\n\nTwo.\n"),
    "a scene break typed by hand": ("One.\n\n***\n\nTwo.\n", "One.\n\n~*~*~\n\nTwo.\n"),
    "blank lines": ("One.\n\nTwo.\n", "\n\nOne.\n\n\n\nTwo.\n\n"),
    "a comment": ("One.\n\nTwo.\n", "One.<!-- why? -->\n\n<!-- more -->\n\nTwo.\n"),
    "a mark for fic": ("One one.\n", "<!-- fic: allow doubled-word -->\n\nOne one.\n"),
    "a key of the author's own": ("---\ntitle: A\n---\nOne.\n", "---\ntitle: A\nmood: x\n---\nOne.\n"),
    "dates and records": (
        "---\ntitle: A\n---\nOne.\n",
        "---\ntitle: A\ndrafted: 2026-01-02\nrelease: 2026-02-03\nposted: {ao3: 2026-01-02}\n---\nOne.\n",
    ),
    "quotes around a title": ("---\ntitle: A b\n---\nOne.\n", '---\ntitle: "A  b"\n---\nOne.\n'),
    "a title typed or taken from the heading": ("# A b\n\nOne.\n", "---\ntitle: A b\n---\n# A b\n\nOne.\n"),
    "how a heading is marked": ("# A b\n\nOne.\n", "A b\n===\n\nOne.\n"),
    "emphasis that ends a blank later": ("A <em>b </em>c\n", "A <em>b</em> c\n"),
    "emphasis in emphasis": ("A <em>b <i>c</i></em>\n", "A *b c*\n"),
    "emphasis cut in two": ("A <em>b</em><em> c</em>\n", "A *b c*\n"),
    "an accent in one character or two": ("caf\u00e9\n", "cafe\u0301\n"),
    "entities": ("a &amp; b &mdash; c\n", "a & b — c\n"),
    "a byte order mark": ("One.\n", "\ufeffOne.\n"),
}

OTHER = {
    "a word": ("One two.\n", "One too.\n"),
    "a comma": ("One, two.\n", "One two.\n"),
    "emphasis": ("One *two*.\n", "One two.\n"),
    "which emphasis": ("One *two*.\n", "One **two**.\n"),
    "a paragraph": ("One.\n\nTwo.\n", "One. Two.\n"),
    "a scene break": ("One.\n\n***\n\nTwo.\n", "One.\n\nTwo.\n"),
    "a line break": ("One\\\ntwo.\n", "One\ntwo.\n"),
    "a link's address": ("[a](http://b.example)\n", "[a](http://c.example)\n"),
    "straight and curly quotes": ('"One."\n', "“One.”\n"),
    "where a line stands": ('<p align="center">One</p>\n', "One\n"),
    "the title": ("---\ntitle: A\n---\nOne.\n", "---\ntitle: B\n---\nOne.\n"),
    "the summary": ("---\nsummary: A\n---\nOne.\n", "---\nsummary: B\n---\nOne.\n"),
    "the opening note": ("---\nnotes: {before: A}\n---\nOne.\n", "---\nnotes: {before: B}\n---\nOne.\n"),
    "which note it is": ("---\nnotes: {before: A}\n---\nOne.\n", "---\nnotes: {after: A}\n---\nOne.\n"),
    "what is a note and what is text": ("---\nnotes: {before: A}\n---\nOne.\n", "A\n\nOne.\n"),
    "a picture": ("![a](http://b.example/1)\n", "![a](http://b.example/2)\n"),
    "a footnote": ("a[^1]\n\n[^1]: b\n", "a[^1]\n\n[^1]: c\n"),
    "a list's first number": ("3. a\n", "4. a\n"),
    "underline on a blank": ("<u>a </u>b\n", "<u>a</u> b\n"),
}


@pytest.mark.parametrize("name", SAME)
def test_what_no_reader_could_see_is_no_other_text(name: str) -> None:
    one, other = SAME[name]
    assert of(one) == of(other)


@pytest.mark.parametrize("name", OTHER)
def test_what_a_reader_sees_is_another_text(name: str) -> None:
    one, other = OTHER[name]
    assert of(one) != of(other)


@pytest.mark.parametrize("text", ["One.\n", "# A heading\n\nOne.\n", "---\ntitle: A\n---\nOne.\n"])
def test_a_file_may_be_renamed(text: str) -> None:
    moved = parsed_chapter(text.encode(), PurePosixPath("elsewhere/9 another-name.markdown"))
    assert fingerprint(moved) == of(text)


def test_a_record_says_its_scheme() -> None:
    assert scheme_of(of("One.\n")) == "t1"


WORDS = ("one", "two,", "“three”", "*four*", "five—six", "(seven)")
PARAGRAPH = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60)


@given(st.lists(PARAGRAPH, max_size=6))
def test_line_endings_and_composed_characters_never_matter(parts: list[str]) -> None:
    body = "\n\n".join(parts)
    plain = Chapter(PATH, 7, "A", body)
    assert fingerprint(plain) == fingerprint(replace(plain, text=body.replace("\n", "\r\n")))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), st.randoms())
def test_a_paragraph_may_be_wrapped_anywhere(words: list[str], random: object) -> None:
    wrapped = "".join(word + random.choice(" \n") for word in words)  # type: ignore[attr-defined]
    assert of(wrapped) == of(" ".join(words) + "\n")


@given(st.text(st.sampled_from("e\u0301a\u0308o\u0302n\u0303 "), max_size=30))
def test_both_unicode_forms_are_one_text(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert of(composed) == of(decomposed)
