"""EPUB 3: what e-readers take, for beta readers and backups.

A zip file of XHTML pages after EPUB 3.3 (W3C Recommendation): the cover, a title page, the contents, a page a chapter
with its notes. Every page is made of passages; nothing of the author's is obeyed as markup. The cover is drawn, title
and name on a plain ground. No date but the edition's own goes in, so the same manuscript makes the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from textwrap import wrap

from fic.posting.book import Format, Leaf, TitlePage, in_contents
from fic.posting.book_markup import Manner, escaped, markup, quoted

_MANNER = Manner(
    depth=1,
    mark=' epub:type="noteref" role="doc-noteref"',
    note=' epub:type="footnote" role="doc-footnote"',
)

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

_STYLE = """body { margin: 5%; line-height: 1.5; }
h1, h2, h3, h4, h5, h6 { text-align: center; line-height: 1.2; margin: 2em 0 1em; }
p { margin: 0; text-indent: 1.5em; }
h1 + p, hr + p, aside p, blockquote p, li p, .centre, .right, .title p { text-indent: 0; }
hr { border: 0; border-top: 1px solid; width: 25%; margin: 1.5em auto; }
blockquote { margin: 1em 2em; }
sup, sub { line-height: 0; }
pre { white-space: pre-wrap; }
.centre { text-align: center; }
.right { text-align: right; }
.note { font-size: 0.9em; border: 1px solid; padding: 0.5em 1em; margin: 1.5em 0; }
.title { text-align: center; margin-top: 20%; }
.cover { margin: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 100%; }
"""

_WIDE, _HIGH = 1200, 1600
_MOST_ON_COVER = 90


def epub(page: TitlePage, leaves: Iterable[Leaf]) -> bytes:
    """Return the story as an EPUB 3 file; the leaves are taken one at a time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        day = (page.day.year, page.day.month, page.day.day, 0, 0, 0)

        def add(name: str, text: str, method: int = zipfile.ZIP_DEFLATED) -> None:
            entry = zipfile.ZipInfo(name, day)
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o644 << 16, method
            book.writestr(entry, text.encode("utf-8"))

        add("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        add("META-INF/container.xml", _CONTAINER)
        add("EPUB/style.css", _STYLE)
        add("EPUB/cover.svg", _cover_picture(page))
        add("EPUB/cover.xhtml", _page(page, page.title, _cover(page), "cover"))
        add("EPUB/title.xhtml", _page(page, page.title, _title(page), "titlepage"))
        titles = []
        for number, leaf in enumerate(leaves, start=1):
            add(f"EPUB/{_name(number)}", _page(page, leaf.title, _chapter(leaf), "bodymatter chapter"))
            titles.append(leaf.title)
        add("EPUB/contents.xhtml", _page(page, "Contents", _contents(titles), ""))
        add("EPUB/package.opf", _package(page, len(titles)))
    return file.getvalue()


def _name(number: int) -> str:
    return f"chapter-{number:04}.xhtml"


def _page(page: TitlePage, title: str, body: str, kind: str) -> str:
    language = quoted(page.language)
    role = f' epub:type="{kind}"' if kind else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{language}" xml:lang="{language}">
<head><meta charset="utf-8"/><title>{escaped(title)}</title><link rel="stylesheet" href="style.css"/></head>
<body{role}>
{body}
</body>
</html>
"""


def _cover(page: TitlePage) -> str:
    return f'<div class="cover"><img src="cover.svg" alt="{quoted(f"Cover: {page.title}")}"/></div>'


def _cover_picture(page: TitlePage) -> str:
    """Return the cover: the title as large as it fits on a few lines, and the author's name."""
    short = page.title if len(page.title) <= _MOST_ON_COVER else page.title[: _MOST_ON_COVER - 1].rstrip() + "…"
    lines = wrap(short, 16) or [short]
    name = page.author if len(page.author) <= 40 else page.author[:39] + "…"
    first = _HIGH * 2 // 5 - 65 * (len(lines) - 1)
    middle = _WIDE // 2
    shown = "".join(
        f'<text x="{middle}" y="{first + 130 * at}" font-size="104">{escaped(line)}</text>\n'
        for at, line in enumerate(lines)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}">
<rect width="{_WIDE}" height="{_HIGH}" fill="#26323d"/>
<rect x="60" y="60" width="{_WIDE - 120}" height="{_HIGH - 120}" fill="none" stroke="#c9b78e" stroke-width="4"/>
<g fill="#f4efe3" text-anchor="middle" font-family="Georgia, serif">
{shown}<text x="{middle}" y="{_HIGH - 200}" font-size="64">{escaped(name)}</text>
</g>
</svg>
"""


def _title(page: TitlePage) -> str:
    author = f"\n<p>{escaped(page.author)}</p>" if page.author else ""
    disclaimer = (
        f'\n<div class="note">\n{markup(page.disclaimer, _MANNER, "disclaimer")}\n</div>' if page.disclaimer else ""
    )
    return f'<section class="title">\n<h1>{escaped(page.title)}</h1>{author}{disclaimer}\n</section>'


def _chapter(leaf: Leaf) -> str:
    parts = [f"<h1>{escaped(leaf.title)}</h1>"]
    if leaf.before:
        parts.append(f'<aside class="note">\n{markup(leaf.before, _MANNER, "before")}\n</aside>')
    parts.append(markup(leaf.body, _MANNER, "note"))
    if leaf.after:
        parts.append(f'<aside class="note">\n{markup(leaf.after, _MANNER, "after")}\n</aside>')
    return "\n".join(parts)


def _contents(titles: list[str]) -> str:
    chapters = "\n".join(
        f'<li><a href="{_name(number)}">{escaped(in_contents(title))}</a></li>'
        for number, title in enumerate(titles, start=1)
    )
    beginning = _name(1) if titles else "title.xhtml"
    return f"""<nav epub:type="toc" role="doc-toc" id="toc">
<h1>Contents</h1>
<ol>
<li><a href="title.xhtml">Title page</a></li>
{chapters}
</ol>
</nav>
<nav epub:type="landmarks" hidden="hidden">
<h2>Landmarks</h2>
<ol>
<li><a epub:type="cover" href="cover.xhtml">Cover</a></li>
<li><a epub:type="toc" href="contents.xhtml">Contents</a></li>
<li><a epub:type="bodymatter" href="{beginning}">Beginning</a></li>
</ol>
</nav>"""


def _package(page: TitlePage, chapters: int) -> str:
    """Return the package document: metadata, every file, and the order to read them in."""
    numbers = range(1, chapters + 1)
    author = f"\n<dc:creator>{escaped(page.author)}</dc:creator>" if page.author else ""
    items = "".join(
        f'<item id="c{number}" href="{_name(number)}" media-type="application/xhtml+xml"/>\n' for number in numbers
    )
    order = "".join(f'<itemref idref="c{number}"/>\n' for number in numbers)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{quoted(page.language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{page.identifier}</dc:identifier>
<dc:title>{escaped(page.title)}</dc:title>
<dc:language>{escaped(page.language)}</dc:language>{author}
<dc:date>{page.day}</dc:date>
<meta property="dcterms:modified">{page.day}T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Text with headings and a table of contents; nothing but the cover is a
picture.</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="picture" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>
{items}</manifest>
<spine>
<itemref idref="cover" linear="no"/>
<itemref idref="title"/>
<itemref idref="contents"/>
{order}</spine>
</package>
"""


EPUB = Format("epub", ".epub", "application/epub+zip", epub)
