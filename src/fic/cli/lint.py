"""``fic lint``."""

# Typer reads the annotations: as text, each of them would have to be compiled at every start.

import sys
from pathlib import Path
from typing import Annotated

import typer

from fic.cli import completion
from fic.cli.lint_shown import FORMATS, GROUPS, View, show, view
from fic.cli.linting import batches, mapper_for
from fic.cli.said import hand_out, say
from fic.errors import FicError, UsageError
from fic.files.asked import Answer, named, typed, whole_story
from fic.lint.finding import Report
from fic.lint.rule import Level
from fic.lint.run import linted
from fic.registry import module_names


def formats(incomplete: str) -> list[str]:
    """Return the formats that begin as typed."""
    return [name for name in module_names(FORMATS) if name.startswith(incomplete)]


def groups(incomplete: str) -> list[str]:
    """Return what findings can be grouped by, beginning as typed."""
    return [name for name in GROUPS if name.startswith(incomplete)]


def main(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Chapters by number, slug or path; other files and folders; - for standard input.",
            autocompletion=completion.chapters,
            show_default=False,
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Put in the fixes no reader could disagree with.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would do; write nothing.")] = False,
    staged: Annotated[bool, typer.Option("--staged", help="Look at what is staged, as the hook does.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
    hints: Annotated[bool, typer.Option("--hints", help="Show hints too: style and consistency.")] = False,
    layout: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="text, json, tsv, github, sarif or rdjson.", autocompletion=formats
        ),
    ] = "text",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="BY", help="Group by chapter or by rule.", autocompletion=groups),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Show at most N findings; all are counted.")
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="RULE", help="Print a rule's page.", autocompletion=completion.rules),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules.")] = False,
    ignore_all_now: Annotated[
        bool, typer.Option("--ignore-all-now", help="Pass over everything shown now: only new slips are shown.")
    ] = False,
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="PATH", help="What standard input is the text of.")
    ] = None,
) -> None:
    """Find typos and slips.

    Errors are slips beyond doubt and fail (exit code 1); warnings are shown, and fail with --strict; hints are shown
    with --hints. Without a path, every chapter of the story is read. A file outside a story stands alone.

    \b
    Examples:
      fic lint                          the whole story
      fic lint 7                        one chapter
      fic lint --fix 7                  put in the safe fixes
      fic lint --explain doubled-word   why a rule is there
      fic lint notes.txt --format json

    \b
    A finding that is no slip:
      fic words add Wrenna              a name, an invented word, an older spelling
      <!-- fic: allow doubled-word -->  above its paragraph, or at the top for the whole chapter
      lint-ignore.txt                   what --ignore-all-now fills: findings, kept by what they say
    """
    if as_json and layout not in ("text", "json"):
        raise UsageError(f"--json is the same as --format json: leave out --format {layout}.")
    layout = "json" if as_json else layout
    if layout not in formats(""):
        raise UsageError(f"There is no format {layout}: choose {', '.join(formats(''))}.")
    if explain is not None or rules or staged or ignore_all_now or diff:
        from fic.cli.flags import refuse_contradictions
        from fic.cli.lint_flags import REFUSED

        refuse_contradictions(
            REFUSED,
            {
                "PATH": paths or None,
                "--stdin-filename": stdin_filename,
                "--explain": explain,
                "--rules": rules,
                "--staged": staged,
                "--ignore-all-now": ignore_all_now,
                "--fix": fix,
                "--diff": diff,
                "--json": as_json,
                "--format": layout if layout != "text" and not as_json else None,
                "--group": group,
                "--limit": limit,
            },
        )
    wanted = view(layout, group, limit, hints=hints)
    if explain is not None or rules:
        from fic.cli.lint_rules import told

        hand_out(told(explain, layout))
    elif staged:
        _lint_staged(wanted, strict=strict)
    elif ignore_all_now:
        from fic.cli.lint_ignore import pass_over

        asked = _asked(paths or [], stdin_filename)
        say(pass_over(asked, _seen(_report(asked, count_words=False), hints=hints)))
    elif diff:
        from fic.cli.lint_fix import differences

        asked = _asked(paths or [], stdin_filename)
        hand_out(differences(asked))
        _leave(asked, _report(asked, count_words=False), strict=strict)
    else:
        _lint(_asked(paths or [], stdin_filename), wanted, fix=fix, strict=strict)


def _lint(asked: Answer, wanted: View, *, fix: bool, strict: bool) -> None:
    """Show what is found in the texts, once the safe fixes are put in if that is asked for."""
    if fix:
        from fic.cli.lint_fix import put_in

        asked = put_in(asked, show=wanted.layout == "text")
    report = _report(asked, count_words=wanted.layout == "json")
    show(report, wanted)
    _leave(asked, report, strict=strict)


def _lint_staged(wanted: View, *, strict: bool) -> None:
    """Show what is found in what is staged; where that is nothing, nothing is said: the commit goes on."""
    from fic.cli.lint_staged import advise, for_a_commit, staged_answer

    answer = staged_answer()
    if answer is None:
        return
    report = _report(answer, count_words=wanted.layout == "json")
    seen = _seen(report, hints=wanted.hints)
    if seen.findings or wanted.hints or wanted.layout != "text":
        show(seen, for_a_commit(wanted))
        advise(report)
    _leave(answer, report, strict=strict)


def _seen(report: Report, *, hints: bool) -> Report:
    return report if hints else report.without(Level.HINT)


def _asked(paths: list[str], stdin_filename: str | None) -> Answer:
    if "-" in paths:
        if len(paths) > 1:
            raise UsageError("Standard input (-) is looked at alone: name no other file beside it.")
        return typed(sys.stdin.buffer.read(), stdin_filename, Path.cwd())
    if stdin_filename is not None:
        raise UsageError("--stdin-filename says what - is the text of: give - as the path.")
    return named(paths, Path.cwd()) if paths else whole_story(Path.cwd())


def _report(asked: Answer, *, count_words: bool) -> Report:
    """Return what is found in the texts; in what is staged, older errors are counted and no more."""
    report = linted(batches(asked.texts), count_words=count_words, mapper=mapper_for(asked.texts))
    if not report.findings or all(text.before is None for text in asked.texts):
        return report
    from fic.cli.lint_older import without_older

    return without_older(report, asked.texts)


def _leave(asked: Answer, report: Report, *, strict: bool) -> None:
    """Leave with the exit code that says how it went: a text that couldn't be read wins over findings."""
    problems = (*asked.problems, *report.problems)
    if problems:
        raise FicError(*problems)
    strict_by_path = {text.shown: strict or text.home.config.lint.strict for text in asked.texts}
    for finding in report.findings:
        if finding.level is Level.ERROR or (finding.level is Level.WARNING and strict_by_path[finding.path]):
            raise typer.Exit(1)
