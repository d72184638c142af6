"""How fast the linter is, and that nothing makes it slow: `python benchmarks/lint_speed.py`.

Prints words per second in one process for the rules there are and with forty more added, the time per byte on texts
made to be hard at 1, 2, 4 and 8 MB, what one chapter costs from a cold start beside bare interpreters, and what a story
of 300 chapters costs when one of them has changed.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from fic.lint.choice import Choice, all_rules
from fic.lint.rule import Level, Rule, Slip, Words, rule, word_slip
from fic.lint.run import Linter
from fic.manuscript.chapter import Chapter
from fic.manuscript.prose import Paragraph, Prose

MANUSCRIPT = Path(__file__).parents[1] / "manuscript"
MEGABYTE = 1_000_000
_COMMON = """
and that with they have this from would there their which about could other when make like time just know take into year
good some them then than look only come over think also back after work first well even want because
"""
COMMON = _COMMON.split()

HARD: dict[str, Callable[[int], str]] = {
    "prose": lambda size: _repeated("\n\n".join(_chapters()), size),
    "prose in one line": lambda size: _repeated(" ".join(" ".join(_chapters()).split()), size),
    "one word": lambda size: "a" * size,
    "quotes never closed": lambda size: _repeated("“a ", size),
    "closing quotes only": lambda size: _repeated("a” ", size),
    "single quotes": lambda size: _repeated("‘a b’s ", size),
    "straight quotes": lambda size: _repeated("\"a 'b\" c' ", size),
    "the same word": lambda size: _repeated("the ", size),
    "brackets": lambda size: _repeated("((a [b ", size),
    "emphasis": lambda size: _repeated("*a **b _c ", size),
    "stops": lambda size: _repeated("a., b.. c?. ", size),
    "tags": lambda size: _repeated("“a,” he said, “b.” She said. ", size),
    "apostrophes": lambda size: _repeated("a’b’", size),
    "capitals": lambda size: _repeated("a And b, If c ", size),
}


def main() -> None:
    print("words per second, one process")
    texts = _chapters()
    rules = all_rules()
    plain = _words_per_second(texts, rules)
    many = _words_per_second(texts, (*rules, *_dummies(40)))
    print(f"  {len(rules)} rules                  {plain:>10,.0f}")
    print(f"  {len(rules) + 40} rules, 40 of words    {many:>10,.0f}   ({100 * (plain / many - 1):+.0f} % time)")
    print("microseconds per byte at 1, 2, 4, 8 MB")
    linter = Linter(Choice(rules))
    for name, made in HARD.items():
        times = [_seconds(linter, made(size * MEGABYTE)) / size for size in (1, 2, 4, 8)]
        print(
            f"  {name:24}"
            + "".join(f"{each:8.2f}" for each in times)
            + f"   8 MB costs {times[3] / times[0]:.1f} x 1 MB a byte"
        )
    print("CPU seconds of a whole process, best of 7")
    _cold_starts()
    _one_of_many()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _chapters() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(MANUSCRIPT.glob("*.md"))]


def _repeated(text: str, size: int) -> str:
    return (text * (size // len(text) + 1))[:size]


def _chapter(text: str) -> Chapter:
    return Chapter(PurePosixPath("001.md"), 1, "", text)


def _words_per_second(texts: list[str], rules: tuple[Rule, ...]) -> float:
    linter = Linter(Choice(rules))
    chapters = [_chapter(text) for text in texts] * 20
    words = sum(len(chapter.text.split()) for chapter in chapters)
    linter.mapped(chapters[0])
    began = time.process_time()
    for chapter in chapters:
        linter.mapped(chapter)
    return words / (time.process_time() - began)


def _dummies(count: int) -> Iterator[Rule]:
    for number in range(count):

        def check(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
            return word_slip(paragraph, index, index, "Never.") if paragraph.key(index + 1) == "zyzzyva" else None

        check.__name__ = f"dummy_{number}"
        made = rule(on=Words(COMMON[number % len(COMMON)]), level=Level.HINT, languages=(), examples=(), leaves=())
        yield made(check)


def _seconds(linter: Linter, text: str) -> float:
    began = time.process_time()
    linter.mapped(_chapter(text))
    return time.process_time() - began


def _cold_starts() -> None:
    with tempfile.TemporaryDirectory() as folder:
        chapter = Path(folder) / "one.md"
        chapter.write_text("It rained. Nobody came.\n" * 300, encoding="utf-8")
        bare = _cpu([sys.executable, "-c", "pass"], folder)
        imports = _cpu([sys.executable, "-c", "import typer, yaml, tomllib"], folder)
        lint = _cpu([sys.executable, "-m", "fic", "lint", "one.md"], folder)
    print(f"  python -c pass                          {bare:.3f}")
    print(f"  python -c 'import typer, yaml, tomllib' {imports:.3f}")
    print(f"  fic lint one.md, nothing to report      {lint:.3f}   ({lint / imports:.1f} x the line above)")


def _one_of_many() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / ".fic.toml").write_text("[story]\n", encoding="utf-8")
        (root / "manuscript").mkdir()
        (root / ".git").mkdir()
        body = _repeated("\n\n".join(text.rpartition("---\n")[2] for text in _chapters()), 20_000)
        for number in range(1, 301):
            text = f"---\ntitle: Chapter {number}\ndrafted: 2026-01-01\n---\n{body}\n"
            (root / "manuscript" / f"{number:03}.md").write_text(text, encoding="utf-8")
        lint = [sys.executable, "-m", "fic", "lint"]
        began = time.perf_counter()
        subprocess.run(lint, cwd=folder, capture_output=True, check=False)
        cold = time.perf_counter() - began
        alone = _cpu([*lint, "150"], folder)

        def edited() -> float:
            with (root / "manuscript" / "150.md").open("a", encoding="utf-8") as file:
                file.write("More.\n")
            return _cpu(lint, folder, times=1)

        warm = min(edited() for _ in range(5))
    print(f"  300 chapters of {len(body.split()):,} words, nothing kept: {cold:.1f} s by the clock")
    print(f"  the same, one chapter edited {warm:.3f}, that chapter alone {alone:.3f}   ({warm / alone:.1f} x)")


def _cpu(command: list[str], folder: str, times: int = 7) -> float:
    best = float("inf")
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=folder, capture_output=True, check=False, env=os.environ)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


if __name__ == "__main__":
    main()
