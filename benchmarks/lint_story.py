"""Linting whole stories with slips typed in: how many are found, and what else is shown.

Each story is proofed text (`../shared/lintbench`). Into it go 60 slips of every kind, 20 of them in names, each in a
paragraph of its own, at places and of kinds that a seeded generator picks; nothing is chosen for being easy. A
slip is found if an error or a warning touches it; every other finding counts as one that is no slip, whether or not it
is one that the proofreaders left (the last column counts those that aren't: `judged.txt`). Without the texts there is
nothing to measure, and that is said.

`python -m benchmarks.lint_story --texts DIR` does the same with the chapters of any other folder, one story: text that
nobody looked at while the rules were written. It also says what was found of each kind, and shows the other findings.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from benchmarks.lint_bench import fingerprint, judged_right
from fic.files.chapter_file import parsed_chapter
from fic.lint.choice import Choice, all_rules
from fic.lint.finding import Finding
from fic.lint.rule import Level
from fic.lint.run import Batch, Sheet, linted

BENCH = Path(__file__).parents[2] / "shared" / "lintbench"
STORIES = {
    "a fan serial": ("clean_fan", "*.md"),
    "a novel of 1930": ("clean", "evelyn-waugh*.md"),
    "a novel of 1961": ("clean", "h-beam-piper*.md"),
}
NAMES, SEEDS = 20, (1, 2, 3)
_VOWELS = "aeiou"
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@dataclass(frozen=True, slots=True)
class Typed:
    """A slip: its kind, where it stands in the chapter's text as typed, and what it replaced."""

    kind: str
    chapter: int
    start: int
    end: int


Kind = tuple[str, int, str, Callable[[random.Random, re.Match[str]], str]]


def mistyped(chance: random.Random, word: str) -> str:
    """Return a word of four letters or more with one slip of the fingers in it, its first letter left alone."""
    while True:
        at = chance.randrange(1, len(word))
        letter = word[at].lower()
        match chance.choice(("swap", "drop", "double", "vowel", "key")):
            case "swap" if at + 1 < len(word):
                typed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            case "drop":
                typed = word[:at] + word[at + 1 :]
            case "double":
                typed = word[:at] + word[at] + word[at:]
            case "vowel" if letter in _VOWELS:
                typed = word[:at] + chance.choice(_VOWELS) + word[at + 1 :]
            case "key":
                row = next((row for row in _KEYS if letter in row), "ab")
                place = row.find(letter)
                typed = word[:at] + row[place - 1 if place else 1] + word[at + 1 :]
            case _:
                continue
        if typed != word:
            return typed


# What is typed besides names: the kind, how many, what it needs, and what becomes of that.
KINDS: tuple[Kind, ...] = (
    ("misspelling", 8, r"\b[a-z]{5,}\b", lambda chance, found: mistyped(chance, found[0])),
    ("joined words", 3, r"\b(?:of|to|in|and|for) (?:the|his|her|be)\b", lambda _, found: found[0].replace(" ", "")),
    ("doubled word", 4, r"\b(?:the|and|of|to|his|her|was)\b(?= [a-z])", lambda _, found: f"{found[0]} {found[0]}"),
    ("lost opening quote", 3, r"(?<=\n)“(?=[A-Z])", lambda *_: ""),
    ("lost closing quote", 3, r"(?<=[.!?,])”(?=\n| [a-z])", lambda *_: ""),
    ("quote turned round", 3, r"(?<=[.!?])”(?=\n)", lambda *_: "“"),
    ("stop before a tag", 3, r",(?=” (?:he|she|they) (?:said|asked))", lambda *_: "."),
    ("capital tag", 3, r"(?<=[,?!]” )(?:he|she)(?= said)", lambda _, found: found[0].capitalize()),
    ("small sentence", 3, r"(?<=[a-z]\. )(?:The|He|She|They|It)(?= )", lambda _, found: found[0].lower()),
    ("wrong article", 3, r"\b[Aa] (?=[bcdfgjklmnpqrstvwz][a-z]{3})", lambda _, found: found[0][0] + "n "),
    (
        "wrong word",
        4,
        r"\bthan (?=a|the|he|I)|\byour (?=own)|\bits (?=own)|\bto (?=be )",
        lambda _, found: _wrong(found),
    ),
)


def _wrong(found: re.Match[str]) -> str:
    return {"than": "then ", "your": "you’re ", "its": "it’s ", "to": "too "}[found[0].strip()]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one story with its slips showed: the slips, those found, and the findings that touch none."""

    slips: list[Typed]
    hit: set[Typed]
    other: list[Finding]
    words: int

    def row(self, title: str) -> str:
        """Return it as a line of the table."""
        names = [slip for slip in self.slips if slip.kind == "name"]
        others = [slip for slip in self.slips if slip.kind != "name"]
        right = judged_right()
        wrong = [finding for finding in self.other if fingerprint(finding) not in right]
        rates = f"{len(self.other) / self.words * 1e4:>33.2f}{len(wrong) / self.words * 1e4:>12.2f}"
        shares = "".join(f"{_share(some, self.hit):>8}" for some in (names, others, self.slips))
        return f"{title:18}{shares}{rates}"


HEAD = f"{'':18}{'names':>8}{'others':>8}{'found':>8}{'other findings per 10,000 words':>33}{'no slips':>12}"


def main() -> None:
    """Type slips into each story and print what is found."""
    if not BENCH.exists():
        print("The proofed texts are not beside this project.")
        return
    print(HEAD)
    missed: Counter[str] = Counter()
    for title, (folder, pattern) in STORIES.items():
        texts = [path.read_text(encoding="utf-8") for path in _in_order(BENCH / folder, pattern)]
        for seed in SEEDS:
            measured = measure(texts, seed)
            missed.update(slip.kind for slip in measured.slips if slip not in measured.hit)
            print(measured.row(title))
    print("not found:", ", ".join(f"{kind} {count}" for kind, count in missed.most_common()))


def measure(texts: list[str], seed: int) -> Measured:
    """Return what is found in a story once the slips that ``seed`` picks are typed into it."""
    typed, slips = with_slips(texts, random.Random(seed))
    found = _findings(typed)
    hit = {slip for slip in slips if any(_touches(each, slip) for each in found)}
    other = [each for each in found if not any(_touches(each, slip) for slip in slips)]
    return Measured(slips, hit, other, sum(len(text.split()) for text in texts))


def unseen(folder: Path) -> None:
    """Print what is found in the story of a folder's chapters, kind by kind, and what else is shown."""
    texts = [path.read_text(encoding="utf-8") for path in _in_order(folder, "*.md")]
    typed: Counter[str] = Counter()
    found: Counter[str] = Counter()
    print(HEAD)
    for seed in SEEDS:
        measured = measure(texts, seed)
        typed.update(slip.kind for slip in measured.slips)
        found.update(slip.kind for slip in measured.hit)
        print(measured.row(folder.name))
    print(", ".join(f"{kind} {found[kind]}/{count}" for kind, count in typed.most_common()))
    for finding in measure(texts, SEEDS[0]).other:
        print(f"{finding.path}:{finding.line} {finding.rule}: {finding.excerpt}")


def with_slips(texts: list[str], chance: random.Random) -> tuple[list[str], list[Typed]]:
    """Return the chapters with the slips typed in, each in a paragraph of its own, and where they stand."""
    names = _names(texts)
    wanted: list[Kind] = [
        ("name", NAMES, rf"(?<=[a-z,] )(?:{'|'.join(names)})\b", lambda chance, found: mistyped(chance, found[0])),
        *KINDS,
    ]
    changes: dict[int, list[tuple[int, int, str, str]]] = {}
    taken: set[tuple[int, int]] = set()
    for kind, count, pattern, change in wanted:
        places = [(number, found) for number, text in enumerate(texts) for found in re.finditer(pattern, text)]
        chance.shuffle(places)
        left = count
        for number, found in places:
            paragraph = number, texts[number].rfind("\n\n", 0, found.start())
            if left and paragraph not in taken:
                taken.add(paragraph)
                changes.setdefault(number, []).append((found.start(), found.end(), change(chance, found), kind))
                left -= 1
    typed, slips = [], []
    for number, text in enumerate(texts):
        made, last = "", 0
        for start, end, new, kind in sorted(changes.get(number, [])):
            made += text[last:start]
            # Where a mark was lost, the slip is seen at its neighbours, or where the quotation is noticed to be open.
            around = 1 if new and new[0].isalnum() else 60
            slips.append(
                Typed(kind, number, len(made) - (around > 1) * around, len(made) + len(new.strip()) + around - 1)
            )
            made += new
            last = end
        typed.append(made + text[last:])
    return typed, slips


def _findings(texts: list[str]) -> list[Finding]:
    chapters = [parsed_chapter(text.encode(), PurePosixPath(f"{at:03}.md")) for at, text in enumerate(texts)]
    sheets = tuple(Sheet(f"{at:03}.md", chapter, at) for at, chapter in enumerate(chapters))
    report = linted([Batch(Choice(all_rules()), sheets, whole=True)], count_words=False)
    return [each for each in report.findings if each.level is not Level.HINT]


def _touches(found: Finding, slip: Typed) -> bool:
    return (
        found.path == f"{slip.chapter:03}.md" and found.start < max(slip.end, slip.start + 1) and found.end > slip.start
    )


def _names(texts: list[str]) -> list[str]:
    """Return the names the story uses twenty times or more: capitalised in mid-sentence, hardly ever small."""
    whole = "\n".join(texts)
    capital = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", whole))
    small = Counter(re.findall(r"\b[a-z]{4,}\b", whole))
    return sorted(name for name, count in capital.items() if count >= 20 and small[name.lower()] * 20 < count)


def _share(slips: list[Typed], hit: set[Typed]) -> str:
    return f"{100 * sum(slip in hit for slip in slips) / len(slips):.0f} %"


def _in_order(folder: Path, pattern: str) -> Iterator[Path]:
    yield from sorted(folder.glob(pattern), key=lambda path: [int(run) for run in re.findall(r"\d+", path.name)])


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Lint whole stories with slips typed in.")
    arguments.add_argument("--texts", type=Path, metavar="DIR", help="the chapters of another story, Markdown files")
    chosen = arguments.parse_args().texts
    unseen(chosen) if chosen else main()
