"""docs/sites.md, written from the sites themselves: ``python -m fic.report.sites_page FILE``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from fic.posting.carrying import FATES, Feature
from fic.posting.site import PACKAGE, Limit, Place, Site, all_sites

_INTRODUCTION = """\
# Sites

`fic export N --site NAME` prepares a chapter for one of these. Nothing is sent anywhere: fic prepares, you paste.

On every site the same holds: comments, `fic:` marks and front matter other than title, summary and notes stay behind;
what the site will show is counted against your text, and any difference that the site doesn't force is a mistake of
fic's that it tells you of; what the site forces is told too.

<!-- Written by `make docs` from src/fic/posting/sites/; a test compares. -->
"""


def sites_page() -> str:
    """Return the page of every site: its rules and their sources, its limits, what it doesn't carry."""
    return "\n".join([_INTRODUCTION, *(_section(site) for site in all_sites())])


def _section(site: Site) -> str:
    module = importlib.import_module(f"{PACKAGE}.{site.name.replace('-', '_')}")
    lines = [f"## {site.name}", "", (module.__doc__ or "").strip(), ""]
    if site.aliases:
        lines += [f"Also called: {', '.join(f'`{name}`' for name in site.aliases)}.", ""]
    fields = ", ".join(place.spoken for place in Place if place in site.places)
    lines += [f"Fields: {fields}.", ""]
    if site.limits:
        lines += ["| limit | of the | least | most | |", "|---|---|---|---|---|", *map(_limit, site.limits), ""]
    lacking = [feature for feature in Feature if feature not in site.carrying.features]
    if lacking:
        fates: dict[str, list[str]] = {}
        for feature in lacking:
            fates.setdefault(FATES.get(feature, "the words stay, without the look"), []).append(feature.value)
        lines += ["It doesn't carry:", "", *(f"- {', '.join(names)}: {fate}" for fate, names in fates.items()), ""]
    if site.doubts:
        lines += [*site.doubts, ""]
    return "\n".join(lines)


def _limit(limit: Limit) -> str:
    most = f"{limit.most:,}" if limit.most is not None else ""
    least = f"{limit.least:,}" if limit.least else ""
    doubt = "" if limit.confirmed else "hearsay; yours to change"
    return f"| `{limit.name}` | {limit.place.spoken} | {least} | {most} | {doubt} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(sites_page(), encoding="utf-8")
