"""The page of sites says what the sites say."""

from __future__ import annotations

from pathlib import Path

from fic.posting.site import all_sites
from fic.report.sites_page import sites_page

PAGE = Path(__file__).parents[2] / "docs" / "sites.md"


def test_the_page_of_sites_is_the_one_the_sites_write() -> None:
    assert PAGE.read_text(encoding="utf-8") == sites_page(), "run `python -m fic.report.sites_page docs/sites.md`"


def test_every_limit_that_is_hearsay_is_marked() -> None:
    hearsay = sum(not limit.confirmed for site in all_sites() for limit in site.limits)
    assert hearsay > 0
    assert sites_page().count("hearsay; yours to change") == hearsay
