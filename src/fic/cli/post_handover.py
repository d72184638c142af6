"""Handing chapters over to sites: checked, prepared, shown, recorded in one commit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from fic.cli.handing import copy_part, prepared, show, write_packet
from fic.cli.post_record import posting_days, redate
from fic.cli.recording import record, subject_of, unrecorded
from fic.cli.said import say
from fic.cli.today import now_in
from fic.errors import FicError, UsageError
from fic.files.asked import named
from fic.files.folder import StoryFolder
from fic.files.front_matter_edit import Value
from fic.files.save import committable, harm_in_committing
from fic.lint.rule import Level
from fic.lint.run import linted
from fic.manuscript.chapter import Chapter, Posting
from fic.manuscript.disclaimer import is_due
from fic.manuscript.selection import numbers_of
from fic.manuscript.story import Story
from fic.posting.drift import is_current
from fic.posting.ledger import fingerprint
from fic.posting.packet import Packet
from fic.posting.preflight import Concern, concerns
from fic.posting.recap import ended
from fic.posting.site import all_sites


@dataclass(frozen=True, slots=True)
class Handover:
    """What the author asks for: to which sites, on which day, where the packets go."""

    sites: tuple[str, ...]
    on: str | None
    url: str | None
    to: Path | None
    copy: bool
    dry_run: bool
    force: bool
    open_page: bool


def hand_over(
    folder: StoryFolder, story: Story, chapters: tuple[Chapter, ...], wishes: Handover, *, commit: bool
) -> None:
    """Prepare and record chapters for sites; raises FicError, with nothing recorded, where a check stops one."""
    days = posting_days(folder, chapters, wishes.on)
    wishes = _with_rules(wishes)
    due = _due(folder, story, chapters, wishes)
    misdated = _misdated(chapters, due, days, wishes)
    if not due and misdated and wishes.force:
        redate(folder, misdated, days, commit=commit, dry_run=wishes.dry_run)
        return
    if not due and commit and not wishes.dry_run and _recorded_late(folder, chapters, wishes.sites):
        return
    if not due:
        have, they_are = "have" if len(wishes.sites) > 1 else "has", "they are" if len(chapters) > 1 else "it is"
        again = " To change the day that is recorded: --force." if misdated else ""
        say(f"Nothing to do: {' and '.join(wishes.sites)} {have} {numbers_of(chapters)} as {they_are}.{again}")
        return
    if wishes.copy and len(due) > 1:
        raise UsageError("--copy takes one chapter for one site; --to DIR takes many.")
    packets = _packets(folder, story, due, days, said=bool(wishes.on))
    found = _checked(folder, story, packets, days)
    paths = tuple(dict.fromkeys(chapter.path for chapter, _site in due))
    harm: tuple[str, ...] = ()
    if not wishes.dry_run:
        _refuse_stopped(found, forced=wishes.force)
        if commit:
            committable(folder.root, paths)  # refuses before anything is shown or copied
    elif commit:
        harm = harm_in_committing(folder.root, paths)
    show(packets)
    say()
    _tell(found, harm, forced=wishes.force)
    changes: dict[PurePosixPath, dict[tuple[str, ...], Value | None]] = {chapter.path: {} for chapter, _site in due}
    for chapter, site in due:
        changes[chapter.path]["posted", site] = _recorded(chapter, site, days[chapter.path], wishes.url)
    done = tuple(chapter for chapter in chapters if chapter.path in changes)
    sites = " and ".join(dict.fromkeys(site for _chapter, site in due))
    if wishes.dry_run:
        stopped = harm or (_sentences(found, stops=True) and not wishes.force)
        would = (
            "Would record nothing, for what is in the way"
            if stopped
            else f"Would record: {numbers_of(done)} on {sites}"
        )
        say(f"{would}. Nothing was written.")
        return
    _deliver(packets, wishes)
    record(folder, changes, subject_of("Post", done, f"to {sites}"), commit=commit)
    say(f"Recorded on {sites}: {numbers_of(done)}. If it doesn't go up after all: --undo.")
    if wishes.open_page:
        _open(story, due, wishes.url)


def _with_rules(wishes: Handover) -> Handover:
    """Return what is asked for, of several sites only those that fic has rules for; the others are told."""
    known = {name for site in all_sites() for name in (site.name, *site.aliases)}
    sites = tuple(site for site in wishes.sites if site in known)
    if not sites or sites == wishes.sites:
        return wishes  # a single site fic doesn't know is refused by name when its packet is made
    for site in wishes.sites:
        if site not in known:
            say(f"Note: fic has no rules for {site}, so it was left out; --record-only notes it.", err=True)
    return replace(wishes, sites=sites)


def _recorded_late(folder: StoryFolder, chapters: tuple[Chapter, ...], sites: tuple[str, ...]) -> bool:
    """Commit what was recorded in the files and not committed; return whether there was any."""
    left = unrecorded(folder, chapters, lambda chapter: [chapter.posting(site) for site in sites])
    done = tuple(chapter for chapter in chapters if chapter.path in left)
    if not done:
        return False
    where = " and ".join(sites)
    record(folder, {chapter.path: {} for chapter in done}, subject_of("Post", done, f"to {where}"), commit=True)
    say(f"Recorded on {where}: {numbers_of(done)}. If it doesn't go up after all: --undo.")
    return True


def _due(
    folder: StoryFolder, story: Story, chapters: tuple[Chapter, ...], wishes: Handover
) -> list[tuple[Chapter, str]]:
    """Return which chapter goes where: wherever a site lacks its text as it is, or shows a recap that can go."""
    can_go = {(each.chapter.path, each.posting.site) for each in ended(story, folder.config.notes.before)}
    due = []
    for site in wishes.sites:
        for chapter in chapters:
            posting = chapter.posting(site)
            moved = wishes.url is not None and posting is not None and wishes.url != posting.url
            if posting and is_current(chapter, posting) and not moved and (chapter.path, site) not in can_go:
                continue
            due.append((chapter, site))
    return due


def _misdated(
    chapters: tuple[Chapter, ...],
    due: list[tuple[Chapter, str]],
    days: Mapping[PurePosixPath, date],
    wishes: Handover,
) -> list[tuple[Chapter, Posting]]:
    """Return the records of what a site has as it is that give another day than --on says."""
    known = [(chapter, chapter.posting(site)) for site in wishes.sites for chapter in chapters]
    return [
        (chapter, posting)
        for chapter, posting in known
        if wishes.on and posting and (chapter, posting.site) not in due and posting.last != days[chapter.path]
    ]


def _packets(
    folder: StoryFolder, story: Story, due: list[tuple[Chapter, str]], days: Mapping[PurePosixPath, date], *, said: bool
) -> list[Packet]:
    """Return what goes where; ``said`` is whether the author named the days, or they are merely today."""
    now = now_in(folder.config.story.zone)
    return [
        prepared(folder, story, chapter, site, day, now, day if said else None)
        for chapter, site in due
        for day in (days[chapter.path],)
    ]


def _checked(
    folder: StoryFolder, story: Story, packets: list[Packet], days: Mapping[PurePosixPath, date]
) -> list[tuple[Packet, Concern]]:
    """Return what speaks against posting, packet by packet."""
    errors = _errors(folder, {made.chapter.path for made in packets})
    settings = folder.config.story
    first = story.chapters[0].path
    found = []
    for made in packets:
        path = made.chapter.path
        due = settings.disclaimer if is_due(settings.disclaimer_in, first=path == first) else ""
        along = {other.chapter.path for other in packets if other.name == made.name}
        found += [
            (made, concern)
            for concern in concerns(story, made, days[path], errors=errors[path], disclaimer=due, along=along)
        ]
    return found


def _errors(folder: StoryFolder, paths: set[PurePosixPath]) -> Counter[PurePosixPath]:
    """Return how many errors the linter finds in each chapter."""
    from fic.cli.linting import batches

    files = {str(folder.root / path): path for path in paths}
    report = linted(batches(named(list(files), folder.root).texts), count_words=False)
    return Counter(files[finding.path] for finding in report.findings if finding.level is Level.ERROR)


def _deliver(packets: list[Packet], wishes: Handover) -> None:
    """Put the packets where they were asked for."""
    for made in packets:
        if wishes.to is not None:
            write_packet(made, wishes.to)
        if wishes.copy:
            copy_part(made, "body")
            say(f"Each by: fic export {made.chapter.label} --site {made.name} --copy --part …")


def _refuse_stopped(found: list[tuple[Packet, Concern]], *, forced: bool) -> None:
    stopping = () if forced else _sentences(found, stops=True)
    if stopping:
        raise FicError(*stopping, "Nothing was recorded; --force posts it all the same.")


def _tell(found: list[tuple[Packet, Concern]], harm: tuple[str, ...], *, forced: bool) -> None:
    for sentence in harm:
        say(f"In the way: {sentence}", err=True)
    for sentence in _sentences(found, stops=True):
        say(f"{'Forced' if forced else 'In the way'}: {sentence}", err=True)
    for sentence in _sentences(found, stops=False):
        say(f"Note: {sentence}", err=True)


def _sentences(found: list[tuple[Packet, Concern]], *, stops: bool) -> tuple[str, ...]:
    """Return the concerns of one kind, each once, with the chapter before it where several are posted."""
    several = len({made.chapter.path for made, _concern in found}) > 1
    return tuple(
        dict.fromkeys(
            (f"{made.chapter.label}: " if several else "") + concern.sentence
            for made, concern in found
            if concern.stops is stops
        )
    )


def _recorded(chapter: Chapter, site: str, day: date, url: str | None) -> dict[str, str]:
    """Return the record of a posting: the first day kept, the last updated, and the text readers now have."""
    before = chapter.posting(site)
    first, last = (min(before.first, day), max(before.last, day)) if before else (day, day)
    address = url or (before.url if before else None)
    return {"first": first.isoformat(), "last": last.isoformat(), "text": fingerprint(chapter)} | (
        {"url": address} if address else {}
    )


def _open(story: Story, due: list[tuple[Chapter, str]], url: str | None) -> None:
    """Open the chapter's page on its site, else that of the last chapter there is an address of."""
    import webbrowser

    for site in dict.fromkeys(site for _chapter, site in due):
        own = [url] + [posting.url for chapter, at in due if at == site and (posting := chapter.posting(site))]
        others = [posting.url for chapter in reversed(story.chapters) if (posting := chapter.posting(site))]
        page = next((one for one in (*own, *others) if one and one.startswith(("http://", "https://"))), None)
        if page is None:
            say(f"There is no address to open on {site} yet: give one with --url.", err=True)
        else:
            webbrowser.open(page)
