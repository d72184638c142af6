"""What a chapter says is text: no code, no markup of ours, nothing a terminal or a reader's browser would obey."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hostile.conftest import READING, Canary, fic

ESCAPE = "\x1b]0;owned\x07\x1b[31m\x1b[2J\x9b31m\x08\x7f"
TURNED = "\u202e\u2066\u200f"
DIGITLESS = f"loud{re.sub(r'[0-9/]', '', ESCAPE)}{TURNED}\n.md"
YAML_ESCAPE = r"\e]0;owned\a\e[31m\e[2J\x9b31m\b\x7f\u202e\u2066"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

SITES = ("ao3", "ffn", "markdown", "plain", "rich-text", "royal-road", "xenforo")
SCHEMES = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>1</script>", "file:///etc/passwd",
           "vbscript:x", "java\tscript:alert(1)", "//evil.example/x", "blob:x", "\\\\evil\\share")  # fmt: skip


def write(story: Path, name: str, text: str) -> None:
    (story / "manuscript" / name).write_bytes(text.encode("utf-8", "surrogatepass"))


@pytest.fixture
def loud(story: Path) -> Path:
    """Return a story whose titles, texts, settings and file names hold what terminals obey."""
    write(
        story,
        "004-loud.md",
        f'---\ntitle: "Loud {YAML_ESCAPE}"\nsummary: "{YAML_ESCAPE}"\nnotes: {{before: "{YAML_ESCAPE}", after: "x"}}\n'
        f"---\n\nThe the {ESCAPE}{TURNED} gate.\n\nShe went to teh {ESCAPE} gate.\n",
    )
    write(story, "005-loud.md", f"# Heading {ESCAPE}{TURNED}\n\nThe the gate.\n")
    write(story, f"006-{ESCAPE.replace('/', '')}{TURNED}.md", "# Named\n\nThe the gate.\n")
    # A chapter without a number is called by its file's name wherever fic speaks of it.
    write(story, DIGITLESS, "---\nsummary: It went.\n---\n\nThe the gate.\n")
    write(story, f"007-broken{ESCAPE}.md", f'---\ntitle: "{ESCAPE}\n---\n\nText.\n')
    (story / "words.txt").write_bytes(f"Ada\nwo{ESCAPE}rd\n".encode())
    return story


@pytest.mark.parametrize("command", [*READING, ("lint", "--format", "tsv")], ids=" ".join)
def test_nothing_a_terminal_obeys_is_printed(loud: Path, command: tuple[str, ...]) -> None:
    assert not FORBIDDEN.search(fic(loud, *command).text)


@pytest.mark.parametrize(
    "command",
    [("finish", "4"), ("finish", "5"), ("finish", "6"), ("post", "4", "--site", "ao3", "--force"),
     ("post", "1", "--site", "ao3", "--undo"), ("lint", "--fix"), ("finish", "7"), ("reopen", "2"),
     ("export", "6", "--site", "ffn", "--to", "out"), ("new-chapter", f"A {ESCAPE} b"), ("words", "add", f"x{ESCAPE}"),
     ("lint", f"no{ESCAPE}.md"), ("-C", f"no{ESCAPE}", "status"), ("init", f"new{ESCAPE}"),
     ("words", "forget", f"x{ESCAPE}")],
    ids=lambda command: " ".join(command).encode("ascii", "replace").decode().replace("\x1b", ""),
)  # fmt: skip
def test_nothing_a_terminal_obeys_is_printed_by_writing(loud: Path, command: tuple[str, ...]) -> None:
    assert not FORBIDDEN.search(fic(loud, *command).text)


def test_a_chapter_called_by_a_loud_name_is_called_by_it_inertly(loud: Path) -> None:
    everything = (
        ("finish", DIGITLESS, "--no-commit"),
        ("finish", DIGITLESS),
        ("finish", DIGITLESS),
        ("reopen", DIGITLESS),
        ("reopen", DIGITLESS),
        ("finish", DIGITLESS),
        ("status", "--all"),
        ("recap", DIGITLESS),
        ("recap", DIGITLESS, "--json"),
        ("export", DIGITLESS, "--site", "plain"),
        ("export", DIGITLESS, "--site", "plain", "--stdout"),
        ("export", DIGITLESS, "--site", "plain", "--part", "after", "--stdout"),
        ("export", DIGITLESS, "--to", "out"),
        ("post", DIGITLESS, "--site", "ao3"),
        ("post", DIGITLESS, "--site", "ao3", "--dry-run", "--force"),
        ("post", DIGITLESS, "--site", "ao3", "--force", "--on", "2026-11-01"),
        ("post", DIGITLESS, "--site", "ao3", "--force"),
        ("reopen", DIGITLESS),
        ("post", DIGITLESS, "--site", "ffn", "--record-only"),
        ("post", DIGITLESS, "--site", "ffn", "--record-only"),
        ("lint", "--fix"),
        ("drift",),
        ("drift", DIGITLESS, "--copy"),
        ("drift", "--json"),
        ("status",),
        ("check", "--hints"),
        ("plan-releases", "--pace", "9d"),
        ("post", DIGITLESS, "--site", "ao3", "--undo"),
        ("post", DIGITLESS, "--all-sites", "--undo"),
        ("post", DIGITLESS, "--undo"),
    )
    for command in everything:
        said = fic(loud, *command)
        assert said.code in (0, 1, 2, 3)
        assert not FORBIDDEN.search(said.text), (command, said.text)


def test_a_plan_of_a_loud_name_is_told_inertly(story: Path) -> None:
    for chapter in (story / "manuscript").iterdir():
        chapter.unlink()
    write(story, DIGITLESS, "---\ndrafted: 2026-10-09\nrelease: 2999-12-01\n---\n\nThe gate.\n")
    for command in (("status",), ("plan-releases", "--pace", "9d"), ("new-chapter", "Five"), ("check", "--hints")):
        said = fic(story, *command)
        assert said.code in (0, 1)
        assert not FORBIDDEN.search(said.text), (command, said.text)


def test_what_a_hook_prints_is_inert(story: Path) -> None:
    (story / ".git/hooks").mkdir(exist_ok=True)
    hook = story / ".git/hooks/pre-commit"
    hook.write_bytes(f"#!/bin/sh\nprintf '{ESCAPE}{TURNED}no'\nexit 1\n".encode())
    hook.chmod(0o755)
    said = fic(story, "finish", "3")
    assert said.code == 3
    assert not FORBIDDEN.search(said.text)
    assert "no" in said.text


@pytest.mark.parametrize("wrong", [f'"{YAML_ESCAPE}" = 1', f'format = 1\n[story]\nlanguage = "{YAML_ESCAPE}"'])
def test_what_the_settings_say_wrongly_is_shown_inert(story: Path, wrong: str) -> None:
    (story / ".fic.toml").write_text(wrong.replace(r"\e", r"\u001b").replace(r"\a", r"\u0007").replace(r"\x", r"\u00"))
    said = fic(story, "status")
    assert said.code == 3
    assert not FORBIDDEN.search(said.text)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_links_go_to_the_web_or_the_mail_and_nowhere_else(story: Path, scheme: str) -> None:
    write(
        story,
        "004-links.md",
        f"---\ntitle: Links\nnotes: {{before: '[note]({scheme})', after: ''}}\n---\n\n"
        f"[a]({scheme}) [b](<{scheme}>) <{scheme}> ![c]({scheme}) [d][e]\n\n[e]: <{scheme}>\n\n"
        f'<a href="{scheme}">f</a> <img src="{scheme}" onerror="alert(1)">\n\n'
        "[good](https://example.org/) and [mail](mailto:ann@example.org).\n",
    )
    for site in SITES:
        fic(story, "export", "4", "--site", site, "--to", "out")
    fic(story, "export", "--format", "html", "--to", "out")
    for file in (story / "out").rglob("*"):
        if file.is_file() and "markdown" not in str(file.parent):
            text = file.read_text("utf-8")
            for link in re.findall(r"""(?i)<[^>]*\s(?:href|src)\s*=\s*["']?([^"'>\s]*)|\[url=([^\]]*)\]""", text):
                assert re.match(r"https?://|mailto:|#|\\(?!\\)|$", "".join(link)), (file, link)


def test_html_in_a_chapter_reaches_no_browser_as_a_program(story: Path) -> None:
    write(
        story,
        "004-html.md",
        "---\ntitle: '<script>alert(1)</script>'\nsummary: '<img src=x onerror=alert(1)>'\n"
        "notes: {before: '<iframe src=x></iframe>', after: '<style>*{}</style>'}\n---\n\n"
        "<script>alert(1)</script>\n\n<div onclick='alert(1)' style='position:fixed'>x</div>\n\n"
        "<svg onload=alert(1)>\n\nA <b onmouseover=alert(1)>bold</b> word &lt;script&gt;.\n\n"
        "<object data=x></object>\n",
    )
    for site in ("ao3", "ffn", "rich-text", "royal-road", "xenforo"):
        fic(story, "export", "4", "--site", site, "--to", "out")
    fic(story, "export", "--format", "html", "--to", "out")
    for file in (story / "out").rglob("*.htm*"):
        text = file.read_text("utf-8")
        found = re.search(r"(?i)<(script|iframe|object|svg|embed)\b|<[^>]*\son\w+\s*=|<img\b", text)
        assert found is None, (file, text)


def test_notes_are_no_templates_of_a_program(story: Path, canary: Canary) -> None:
    code = (
        "{title.__class__.__mro__} {0} {config} %(title)s ${HOME} $(" + str(canary.program) + ") {{7*7}} {% x %} {!r}"
    )
    (story / ".fic.toml").write_text(
        f"format = 1\n[story]\nsites = ['ao3']\ndisclaimer = '{{disclaimer}} {code}'\n[notes]\nbefore = '{code}'\n"
    )
    assert fic(story, "new-chapter", "Braces {0} {title}").code == 0
    text = next((story / "manuscript").glob("004-*.md")).read_text()
    assert "{title.__class__.__mro__}" in text
    assert "49" not in text
    assert str(Path.home()) not in text
    chapter = next((story / "manuscript").glob("004-*.md"))
    chapter.write_text(chapter.read_text() + "It began.\n")
    said = fic(story, "export", "4", "--site", "ao3", "--to", "out")
    assert said.code in (0, 1), said
    made = "".join(file.read_text() for file in (story / "out").rglob("*") if file.is_file())
    assert "<class" not in made
    assert str(Path.home()) not in made
