"""Archive of Our Own.

Every rule here is from the site's own source, otwcode/otwarchive at f4508f15 (August 2026).

A body of explicit paragraphs, one a line with one line break between, passes AO3's paragraph maker
(`lib/paragraph_maker.rb`) unchanged: two line breaks would start a paragraph, three would leave an empty one. Lists and
quotes stand on one line for the same reason, and a line of verse ends in `<br>` without a line break. Scene breaks are
`<hr>`. Only elements and attributes of its sanitizer are used (`sanitizer_config.rb`): no `style`, no `id`, lines are
centred by `align`. No emphasis stands inside emphasis, which AO3 would show upright. A bare `<` would begin a tag, so
even `<3` is escaped. Links lead to http, https, ftp, mailto or within the site; pictures come from http or https.

Lengths (`config/config.yml`) are those of the sanitised HTML in code points, without the line breaks between blocks and
with the `rel="nofollow"` that AO3 adds to every link: a title 255, a summary 1,250, each note 5,000, a body from 10 to
510,000 (it says 500,000 and takes 2 % more).

Readers see a chapter's number before its title (`Chapter 7: The Gate`), so one of the author's own is left out.

AO3 can't schedule, dates are UTC and may not be in the future (`chapter.rb`), and a chapter brings its work to the top
of the listings only if its date is today (`work.rb`), which the button "Post Chapter" on a draft doesn't set
(`chapters_controller.rb`). A draft of a new work is deleted after 30 days (`work_tasks.rake`).
"""

from __future__ import annotations

from datetime import UTC
from types import MappingProxyType

from fic.manuscript.passage import Align, Blocks
from fic.posting.carrying import Carrying, Feature
from fic.posting.html import Dialect, html
from fic.posting.seen_html import census_of_html
from fic.posting.site import Content, Limit, Place, Site

_ALIGNED = MappingProxyType({Align.CENTRE: ' align="center"', Align.RIGHT: ' align="right"'})
_NOFOLLOW = len(' rel="nofollow"')
_DELETED = "____spacer____"


def _rendered(blocks: Blocks) -> str:
    return html(blocks, Dialect(aligned=_ALIGNED))


def _stored(place: Place, text: str) -> int:
    """Return the length AO3 checks: of what it stores.

    It escapes titles, adds to every link, and drops the line breaks between blocks (inside `<pre>` no tag follows one).
    """
    if place is Place.TITLE:
        return len(text.replace("<", "&lt;").replace(">", "&gt;"))
    return len(text.replace(">\n<", "><")) + text.count("<a href=") * _NOFOLLOW


def _checklist(content: Content) -> tuple[str, ...]:
    day, here = content.now.astimezone(UTC).date(), content.now.date()
    steps = ["Paste summary, notes and body as HTML: the body into the tab HTML of the chapter's text, not Rich Text."]
    if content.before or content.after:
        steps.append("Tick the boxes for notes, at the beginning, at the end or both, to find their fields.")
    if content.posted:
        steps.append(f"Set the chapter's publication date to {content.posted}, the day you posted it.")
    elif content.release and content.release > content.now:
        moment = content.release.astimezone(UTC)
        steps.append(f"AO3 can't schedule: post it yourself at {moment:%Y-%m-%d %H:%M} UTC or later.")
    else:
        note = f", not {here}: AO3 refuses a date to come" if here > day else ""
        steps.append(
            f"Set the chapter's publication date to {day} (today in UTC){note}, or readers won't see it listed."
        )
    steps.append("Set how many chapters are posted and expected (such as 7/? or 24).")
    if content.first:
        steps.append("Post within 30 days: AO3 deletes a new work that stays a draft longer.")
    return tuple(steps)


def _remarks(text: str) -> tuple[str, ...]:
    return (f"AO3 deletes {_DELETED} wherever it stands.",) if _DELETED in text else ()


AO3 = Site(
    name="ao3",
    title="Archive of Our Own",
    media_type="text/html",
    pasted="text/plain",
    suffix=".html.txt",
    numbers=True,
    places=frozenset(Place),
    carrying=Carrying(frozenset(Feature) - {Feature.FOOTNOTE}, relative=True),
    rendered=_rendered,
    seen=census_of_html,
    checklist=_checklist,
    limits=(
        Limit("title", Place.TITLE, 255),
        Limit("summary", Place.SUMMARY, 1_250),
        Limit("before", Place.BEFORE, 5_000),
        Limit("after", Place.AFTER, 5_000),
        Limit("body", Place.BODY, 510_000, least=10),
    ),
    stored=_stored,
    remarks=_remarks,
)
