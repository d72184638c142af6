"""The sites `fic init` is told of: known to fic, however their names are typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import typer

from fic.cli.said import say
from fic.errors import UsageError
from fic.posting.site import all_sites, site_named

_DEFAULT = "ao3"


def begun_sites(given: Sequence[str], *, asking: bool) -> tuple[str, ...]:
    """Return the sites of a new story: those given, else those the author answers, else AO3 alone.

    Raises UsageError for one given that fic has no rules for; an answer of that kind is asked for again.
    """
    if given or not asking:
        return _named(given or (_DEFAULT,))
    say("It can be posted on:")
    known = all_sites()
    width = max(len(site.name) for site in known)
    for site in known:
        say(f"  {site.name:{width}}  {site.title}")
    while True:
        answer = str(typer.prompt("Where is it posted? (the main site first)", default=_DEFAULT))
        try:
            return _named(
                [name for name in re.split(r",|\s+and\s+" if "," in answer else r"\s+", answer) if name.strip()]
            )
        except UsageError as unknown:
            say(str(unknown))


def _named(typed: Sequence[str]) -> tuple[str, ...]:
    titles = {_folded(site.title): site.name for site in all_sites()}
    names = [titles.get(_folded(name), _folded(name)) for name in typed]
    for name in names:
        site_named(name)
    return tuple(dict.fromkeys(names))


def _folded(name: str) -> str:
    """Return a name in small letters, with hyphens for what else parts its words: `FanFiction.net`, `Royal Road`."""
    return re.sub(r"[\s.]+", "-", name.strip().lower())
