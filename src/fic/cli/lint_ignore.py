"""`fic lint --ignore-all-now`: an old story starts with a clean slate."""

from __future__ import annotations

from fic.errors import FicError, UsageError
from fic.files.asked import Answer
from fic.files.config import IGNORE_FILE
from fic.files.ignore_list import ignored_text
from fic.files.reading import BOM, file_bytes
from fic.files.save import created, replaced
from fic.lint.finding import Report
from fic.lint.suppress import with_findings
from fic.manuscript.counting import spoken_count


def pass_over(asked: Answer, report: Report) -> str:
    """Write everything in the report into the story's `lint-ignore.txt` and say so.

    Where the whole story was read, lines that match nothing any more are taken out.
    """
    homes = {text.home for text in asked.texts}
    root = next((home.root for home in homes if home.root is not None), None)
    if len(homes) != 1 or root is None or any(text.file is None for text in asked.texts):
        raise UsageError("--ignore-all-now is for the chapters of one story: run it there.")
    problems = (*asked.problems, *report.problems)
    if problems:
        raise FicError(*problems)
    home = next(iter(homes))
    whole = sum(text.position is not None for text in asked.texts) == len(home.positions)
    text = with_findings(home.ignored, report.findings, report.waved if whole else None)
    path = root / IGNORE_FILE
    if path.exists():
        old = file_bytes(path, root)
        if ignored_text(old) != home.ignored:
            raise FicError(
                f"{IGNORE_FILE} was changed by another program meanwhile: nothing was written, run this again."
            )
        replaced(path, (BOM if old.startswith(BOM) else b"") + text.encode(), old, root)
    elif report.findings:
        created(path, text.encode(), root)
    if not report.findings:
        return "There is nothing new to pass over."
    found = spoken_count(len(report.findings), "finding")
    return f"{found} will be passed over from now on: they are in {IGNORE_FILE}."
