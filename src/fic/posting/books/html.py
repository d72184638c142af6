"""One page of HTML with everything in it: opens anywhere, prints, reads in the dark, asks the network for nothing.

Its content security policy lets a browser load nothing and run nothing, so that even a slip of ours could not make the
page fetch or do anything. It has no script of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from fic.posting.book import Format, Leaf, TitlePage, in_contents
from fic.posting.book_markup import Manner, escaped, markup, quoted

_MANNER = Manner(
    depth=2,
    mark=' role="doc-noteref"',
    note=' role="doc-footnote"',
    link=' rel="noopener noreferrer nofollow"',
)

_STYLE = """:root {
  color-scheme: light dark;
  --ground: #fdfbf6; --ink: #22201c; --quiet: #6b655a; --line: #d8d0c0; --link: #7a4a12;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #17181b; --ink: #d9d5cc; --quiet: #96917f; --line: #3a3b40; --link: #d9a866; }
}
html { background: var(--ground); color: var(--ink); }
body { font: 1.125rem/1.65 Georgia, "Iowan Old Style", "Noto Serif", serif; max-width: 36em; margin: 0 auto;
  padding: 1rem 1.25rem 4rem; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-align: center; }
h1 { margin: 3rem 0 0.5rem; }
.author { text-align: center; color: var(--quiet); }
h2 { margin: 5rem 0 2rem; }
p { margin: 0 0 1em; }
li p { margin-bottom: 0.35em; }
sup, sub { line-height: 0; }
a { color: var(--link); }
hr { border: 0; border-top: 1px solid var(--line); width: 30%; margin: 2.5em auto; }
blockquote { margin: 1.5em 0; padding-left: 1.25em; border-left: 3px solid var(--line); }
pre { white-space: pre-wrap; font-size: 0.85em; }
.centre { text-align: center; }
.right { text-align: right; }
.note, aside { font-size: 0.9em; color: var(--quiet); }
.note { border: 1px solid var(--line); border-radius: 4px; padding: 0.75em 1em; margin: 2em 0; }
.note > :last-child { margin-bottom: 0; }
nav { margin: 3rem 0; }
nav li { margin: 0.25em 0; }
@media print {
  :root { --ground: #fff; --ink: #000; --quiet: #333; --line: #999; --link: #000; }
  body { max-width: none; font-size: 11pt; padding: 0; }
  nav { display: none; }
  article { break-before: page; }
  h2, h3, h4 { break-after: avoid; }
  p { orphans: 2; widows: 2; }
}
"""


def html(page: TitlePage, leaves: Iterable[Leaf]) -> bytes:
    """Return the story as one page of HTML in UTF-8; the leaves are taken one at a time."""
    titles, articles = [], []
    for number, leaf in enumerate(leaves, start=1):
        titles.append(leaf.title)
        articles.append(_article(number, leaf))
    contents = "\n".join(
        f'<li><a href="#chapter-{number}">{escaped(in_contents(title))}</a></li>'
        for number, title in enumerate(titles, start=1)
    )
    chapters = "\n".join(articles)
    author = f'\n<p class="author">{escaped(page.author)}</p>' if page.author else ""
    disclaimer = (
        f'\n<div class="note">\n{markup(page.disclaimer, _MANNER, "disclaimer")}\n</div>' if page.disclaimer else ""
    )
    named = f'\n<meta name="author" content="{quoted(page.author)}">' if page.author else ""
    return f"""<!DOCTYPE html>
<html lang="{quoted(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">{named}
<title>{escaped(page.title)}</title>
<style>
{_STYLE}</style>
</head>
<body>
<header>
<h1>{escaped(page.title)}</h1>{author}{disclaimer}
</header>
<nav aria-label="Contents">
<ol>
{contents}
</ol>
</nav>
<main>
{chapters}
</main>
</body>
</html>
""".encode()


def _article(number: int, leaf: Leaf) -> str:
    name = f"chapter-{number}"
    parts = [f'<article id="{name}">', f"<h2>{escaped(leaf.title)}</h2>"]
    if leaf.before:
        parts.append(f'<div class="note">\n{markup(leaf.before, _MANNER, f"{name}-before")}\n</div>')
    parts.append(markup(leaf.body, _MANNER, f"{name}-note"))
    if leaf.after:
        parts.append(f'<div class="note">\n{markup(leaf.after, _MANNER, f"{name}-after")}\n</div>')
    return "\n".join((*parts, "</article>"))


HTML = Format("html", ".html", "text/html", html)
