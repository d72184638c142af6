"""Markdown that fic writes reads back as what it was written from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fic.manuscript.passage_reading import passages
from fic.posting.markdown import markdown

PIECES = st.sampled_from(
    ["a", "b ", "“c”", "d.", " ", "\n", "\n\n", "*", "**", "_", "__", "~~", "`", "<i>", "</i>", "<b>", "</b>", "<u>",
     "<center>", "</center>", "<p>", "</p>", "<br>", "<hr>", "> ", "- ", "1. ", "# ", "<blockquote>", "</blockquote>",
     "<ul>", "<li>", "</ul>", "[x](y)", "![", "](z)", "[^1]", "\n\n[^1]: ", "<pre>", "</pre>", "\\\n", "&nbsp;",
     "<a href='q'>", "</a>", "***", "<", ">", '"', "&amp;lt;", "!", "<h2>", "</h2>", "    ", "é", "😀", "\\", "=",
     "-", "+", "#", "3) ", "~", ":", "(", "|", "http://x.y", "\\*", "\\_", "\\[", "\\<!--", "[a](b&amp;lt;c)", "&"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_passages_written_as_markdown_read_back_the_same(typed: str) -> None:
    blocks = passages(typed)
    assert passages(markdown(blocks)) == blocks


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("_a_ __b__ ***c***", "*a* **b** ***c***"),
        ("un<em>believ</em>able", "un*believ*able"),
        ("a<em>“b”</em>c", "a<em>“b”</em>c"),
        ("snake_case \\_a\\_ 2 \\* 3 [b] 5 > 4 & &amp;lt;", "snake_case \\_a\\_ 2 \\* 3 \\[b\\] 5 > 4 & &amp;lt;"),
        ("1986\\. A year", "1986\\. A year"),
        ("\\# a\\\n\\- b", "\\# a\\\n\\- b"),
        ("---", "* * *"),
        ("* a\n* b", "- a\n- b"),
        ("[a](<b c>)", "[a](<b c>)"),
    ],
)
def test_markdown_is_written_in_its_plainest_spelling(typed: str, written: str) -> None:
    assert markdown(passages(typed)) == written
