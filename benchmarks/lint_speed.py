"""How fast the linter is and how much memory it takes, beside other programs, and that no text makes it slow.

Prints words a second over proofed novels, cold and in one process, beside codespell and a bare interpreter that reads
the same files; what a second core is worth on a story of a million words, and how much memory that takes; what one
edited chapter of 300 costs; the time per byte and the memory per character of texts made to be hard, at 1, 2, 4 and
8 MB; and how much of a run grows with the number of rules.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from benchmarks.big_story import made, words_in
from benchmarks.measured import FIC, PYTHON, run
from fic.lint.choice import Choice, all_rules
from fic.lint.rule import Level, Rule, Slip, Words, rule, word_slip
from fic.lint.run import Linter
from fic.manuscript.chapter import Chapter
from fic.manuscript.prose import Paragraph, Prose

ROOT = Path(__file__).parents[1]
MANUSCRIPT = ROOT / "manuscript"
NOVELS = ROOT.parent / "shared" / "lintbench" / "clean"
MEGABYTE = 1_000_000
SIZES = (1, 2, 4, 8)
_COMMON = """
and that with they have this from would there their which about could other when make like time just know take into year
good some them then than look only come over think also back after work first well even want because
"""
COMMON = _COMMON.split()
_READING = (
    "import pathlib, sys; sum(len(path.read_text('utf-8').split()) for path in pathlib.Path(sys.argv[1]).iterdir())"
)

HARD: dict[str, Callable[[int], str]] = {
    "quotes never closed": lambda size: _repeated("“a ", size),
    "capitals": lambda size: _repeated("a And b, If c ", size),
    "single quotes": lambda size: _repeated("‘a b’s ", size),
    "straight quotes": lambda size: _repeated("\"a 'b\" c' ", size),
    "closing quotes only": lambda size: _repeated("a” ", size),
    "tags": lambda size: _repeated("“a,” he said, “b.” She said. ", size),
    "stops": lambda size: _repeated("a., b.. c?. ", size),
    "apostrophes": lambda size: _repeated("a’b’", size),
    "emphasis": lambda size: _repeated("*a **b _c ", size),
    "brackets": lambda size: _repeated("((a [b ", size),
    "the same word": lambda size: _repeated("the ", size),
    "prose": lambda size: _repeated("\n\n".join(_chapters()), size),
    "prose in one line": lambda size: _repeated(" ".join(" ".join(_chapters()).split()), size),
    "one word": lambda size: "a" * size,
}


def main() -> None:
    _beside_others()
    with tempfile.TemporaryDirectory() as scratch:
        story = made(Path(scratch) / "story")
        _on_two_cores(story)
        _one_of_many(story)
    _hard_texts()
    _more_rules()


def _beside_others() -> None:
    """Print words per processor second, a whole process each time, the least of five."""
    folder = NOVELS if NOVELS.is_dir() else MANUSCRIPT
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in folder.iterdir())
    where = "proofed novels" if folder is NOVELS else "the bundled serial, ../shared/lintbench/clean is not here"
    print(f"words per second in one cold process, over {words:,} words ({where})")
    commands = {
        "fic lint (target 150,000)": [*FIC, "lint", "--format", "tsv", str(folder)],
        "codespell": [PYTHON, "-m", "codespell_lib", str(folder)],
        "python, reading and splitting": [PYTHON, "-c", _READING, str(folder)],
    }
    if find_spec("codespell_lib") is None:
        del commands["codespell"]
        print("  codespell is not installed: pip install codespell sets it beside these")
    one = sorted(os.sched_getaffinity(0))[:1]
    with tempfile.TemporaryDirectory() as elsewhere:
        for name, command in commands.items():
            runs = [run(command, Path(elsewhere), one) for _ in range(5)]
            best = min(each.cpu for each in runs)
            print(f"  {name:34}{words / best:>12,.0f}")


def _on_two_cores(story: Path) -> None:
    """Print what a second core is worth where nothing is kept, in seconds by the clock, and the memory it takes."""
    words = words_in(story)
    cores = sorted(os.sched_getaffinity(0))[:2]
    print(f"a story of {words:,} words, nothing kept, the best of 3")
    if len(cores) < 2:
        print("  there is only one core here")
    best: dict[int, float] = {}
    for count in range(1, len(cores) + 1):
        runs = []
        for _ in range(3):
            shutil.rmtree(story / ".git" / "fic", ignore_errors=True)
            runs.append(run([*FIC, "lint"], story, cores[:count]))
        best[count] = min(each.wall for each in runs)
        memory = max(each.megabytes for each in runs)
        print(f"  cores: {count}  {best[count]:6.2f} s   largest process {memory:4.0f} MB (target 250)")
    if 2 in best:
        print(f"  two cores are {best[1] / best[2]:.2f} times as fast as one (target 1.7)")


def _one_of_many(story: Path) -> None:
    """Print what one edited chapter of the story costs, warm, beside that chapter alone: processor time, medians."""
    whole, alone = [], []
    chapter = story / "manuscript" / "150-part.md"
    run([*FIC, "lint", "150"], story)
    for _ in range(7):
        with chapter.open("a", encoding="utf-8") as file:
            file.write("\nMore of it.\n")
        alone.append(run([*FIC, "lint", "150"], story).cpu)
        whole.append(run([*FIC, "lint"], story).cpu)
    first, second = statistics.median(whole), statistics.median(alone)
    print("one of 300 chapters edited, processor time")
    print(f"  fic lint      {first:.3f} s")
    print(f"  fic lint 150  {second:.3f} s   the story takes {first / second:.1f} times that chapter (target 2)")


def _hard_texts() -> None:
    """Print what hard texts cost the map step at four sizes, each in a process of its own, as many at once as cores."""
    print("hard texts: microseconds a byte at 1, 2, 4, 8 MB, and the memory at 8 MB")
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=context, max_tasks_per_child=1) as pool:
        for name, (times, megabytes) in zip(HARD, pool.map(_hard, HARD), strict=True):
            figures = "".join(f"{each:8.2f}" for each in times)
            print(
                f"  {name:22}{figures}   8 MB cost {times[-1] / times[0]:.1f} times 1 MB a byte, {megabytes:5.0f} MB",
                flush=True,
            )
    print("the same as whole runs")
    texts = {
        "5 MB in one line": HARD["prose in one line"](5 * MEGABYTE),
        "100,000 quotes, none closed": HARD["quotes never closed"](300_000),
        "1 MB of one word": HARD["one word"](MEGABYTE),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / "hard.md").write_text(text, encoding="utf-8")
            each = run([*FIC, "lint", "hard.md"], Path(folder))
            print(f"  {name:34}{each.cpu:6.2f} s   {each.megabytes:5.0f} MB")


def _hard(name: str) -> tuple[list[float], float]:
    """Return microseconds a byte at each size, and the peak memory in megabytes."""
    linter = Linter(Choice(all_rules()))
    _seconds(linter, HARD["prose"](50_000))  # what is compiled and read once is not the text's fault
    times = [_seconds(linter, HARD[name](size * MEGABYTE)) / size for size in SIZES]
    return times, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _more_rules() -> None:
    rules, texts = all_rules(), _chapters()
    plain = _words_per_second(texts, rules)
    many = _words_per_second(texts, (*rules, *_dummies(40)))
    print("words per second of the map step alone, warm")
    print(f"  {len(rules)} rules                  {plain:>10,.0f}")
    print(f"  {len(rules) + 40} rules, 40 of words    {many:>10,.0f}   ({100 * (plain / many - 1):+.0f} % time)")


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
        made_rule = rule(on=Words(COMMON[number % len(COMMON)]), level=Level.HINT, languages=(), examples=(), leaves=())
        yield made_rule(check)


def _seconds(linter: Linter, text: str) -> float:
    began = time.process_time()
    linter.mapped(_chapter(text))
    return time.process_time() - began


if __name__ == "__main__":
    main()
