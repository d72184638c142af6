"""Reading `.fic.toml`: the whole schema, and what an author is told of a slip in it."""

from __future__ import annotations

import tomllib
from dataclasses import Field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.errors import FicError
from fic.files.config import SECTIONS, Break, Config, NewerFormatError, SiteSettings, parsed, read_config
from fic.files.toml_lines import key_line

WHOLE = """\
format = 1
[story]
title = "The Weir"
author = "Ann"
language = "en-GB"
zone = "Europe/Paris"
disclaimer = "None of it is mine."
disclaimer_in = "every"
sites = ["ao3", "royal-road"]
main_site = "royal-road"
chapters = "book one"
[notes]
before = "{disclaimer}"
after = "Thanks."
[release]
risk = 0.2
horizon_days = 90
days = ["tue", "fri"]
hour = 7
favour = "visibility"
at_least = "30d"
at_most = "FREQ=WEEKLY;BYDAY=FR"
[[release.breaks]]
from = 2026-12-24
to = 2027-01-02
[sites.patreon]
lead = 3
limits = {summary = 500}
[lint]
select = ["doubled-word"]
ignore = ["mixed-quotes"]
strict = true
[lint.levels]
mixed-quotes = "hint"
[lint.rules.doubled-word]
allowed = ["had"]
[hook]
fix = true
"""


def refused(text: str) -> str:
    with pytest.raises(FicError) as caught:
        parsed(text)
    return str(caught.value)


SETTINGS: list[tuple[str, Field[Any]]] = [
    (f"{section}.{setting.name}", setting) for section, kind in SECTIONS.items() for setting in fields(kind)
]


def test_every_setting_of_the_schema_is_read() -> None:
    config = parsed(WHOLE)
    assert config.story.title == "The Weir"
    assert config.story.author == "Ann"
    assert config.story.language == "en-GB"
    assert config.story.zone == "Europe/Paris"
    assert config.story.disclaimer == "None of it is mine."
    assert config.story.disclaimer_in == "every"
    assert config.story.sites == ("ao3", "royal-road")
    assert config.main_site == "royal-road"
    assert config.story.chapters == "book one"
    assert (config.notes.before, config.notes.after) == ("{disclaimer}", "Thanks.")
    assert (config.release.risk, config.release.horizon_days, config.release.hour) == (0.2, 90, 7)
    assert config.release.days == ("tue", "fri")
    assert config.release.favour == "visibility"
    assert (config.release.at_least, config.release.at_most) == ("30d", "FREQ=WEEKLY;BYDAY=FR")
    assert config.release.breaks == (Break(date(2026, 12, 24), date(2027, 1, 2)),)
    assert config.sites == {"patreon": SiteSettings(lead=3, limits={"summary": 500})}
    assert config.leads == {"patreon": 3}
    assert config.lint.select == ("doubled-word",)
    assert config.lint.ignore == ("mixed-quotes",)
    assert config.lint.strict is True
    assert config.lint.levels == {"mixed-quotes": "hint"}
    assert config.lint.rules == {"doubled-word": {"allowed": ["had"]}}
    assert config.hook.fix is True


def test_the_whole_example_leaves_no_setting_at_its_default() -> None:
    said, defaults = parsed(WHOLE), Config()
    for section, kind in SECTIONS.items():
        if section != "sites":
            for setting in fields(kind):
                of_section, of_default = getattr(said, section), getattr(defaults, section)
                assert getattr(of_section, setting.name) != getattr(of_default, setting.name), setting.name


def test_an_empty_file_and_a_missing_one_have_the_defaults(tmp_path: Path) -> None:
    assert parsed("") == Config() == read_config(tmp_path)
    assert Config().main_site == "ao3"
    assert parsed('[story]\nsites = ["ffn", "ao3"]').main_site == "ffn"
    assert parsed("[story]\nsites = []").main_site == "ao3"


@pytest.mark.parametrize(("name", "setting"), SETTINGS, ids=lambda each: each if isinstance(each, str) else "")
def test_every_setting_says_what_it_means_and_what_it_accepts(name: str, setting: Field[Any]) -> None:
    assert setting.metadata["doc"].endswith(".")
    assert setting.metadata["accepts"].phrase


@pytest.mark.parametrize(("name", "setting"), SETTINGS, ids=lambda each: each if isinstance(each, str) else "")
def test_a_value_of_the_wrong_kind_is_refused_by_name_and_line_with_what_is_allowed(
    name: str, setting: Field[Any]
) -> None:
    section = "sites.ao3" if name.startswith("sites.") else name.split(".")[0]
    message = refused(f"format = 1\n# a comment\n[{section}]\n{setting.name} = 2026-01-01T00:00:00\n")
    assert message.startswith(f".fic.toml:4: {section}.{setting.name} must be {setting.metadata['accepts'].phrase}")


def test_a_config_cannot_be_changed() -> None:
    config = parsed(WHOLE)
    assert is_dataclass(config)
    with pytest.raises(AttributeError):
        config.story.title = "Other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        config.lint.levels["mixed-quotes"] = "off"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[story]\ntitel = "x"', ".fic.toml:2: there is no setting story.titel. Did you mean title?"),
        ('\n[stroy]\ntitle = "x"', ".fic.toml:2: there is no setting stroy. Did you mean story?"),
        ("fromat = 1", ".fic.toml:1: there is no setting fromat. Did you mean format?"),
        ("\ufefffromat = 1", ".fic.toml:1: there is no setting fromat. Did you mean format?"),
        ("[hook]\r\n\r\nfxi = true\r\n", ".fic.toml:3: there is no setting hook.fxi. Did you mean fix?"),
        ("[hook]\nzzz = true", ".fic.toml:2: there is no setting hook.zzz. It may hold fix."),
        ("[sites.ao3]\nleed = 1", ".fic.toml:2: there is no setting sites.ao3.leed. Did you mean lead?"),
        ("story.titel = 'x'", ".fic.toml:1: there is no setting story.titel. Did you mean title?"),
        ("[story]\n'titel' = 'x'", ".fic.toml:2: there is no setting story.titel. Did you mean title?"),
        ("[ story ]  # here\ntitel = 'x'", ".fic.toml:2: there is no setting story.titel. Did you mean title?"),
        ("story = {titel = 'x'}", ".fic.toml:1: there is no setting story.titel. Did you mean title?"),
        ("[sites]\nlead = 3", ".fic.toml:2: there is no setting sites.lead. It may hold sites.<name>."),
    ],
)
def test_an_unknown_key_is_refused_by_name_and_line_with_the_nearest_known_one(text: str, message: str) -> None:
    assert refused(text) == message


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("[story]\ntitle = 3", ".fic.toml:2: story.title must be text in quotes, not 3."),
        ("[hook]\nfix = 1", ".fic.toml:2: hook.fix must be true or false, not 1."),
        ("[lint]\nstrict = 'yes'", '.fic.toml:2: lint.strict must be true or false, not "yes".'),
        ("[release]\nrisk = 1", ".fic.toml:2: release.risk must be a number between 0.001 and 0.999, not 1."),
        ("[release]\nrisk = nan", ".fic.toml:2: release.risk must be a number between"),
        ("[release]\nrisk = true", ".fic.toml:2: release.risk must be a number between"),
        ("[release]\nhour = 24", ".fic.toml:2: release.hour must be a whole hour, 0 to 23, not 24."),
        ("[release]\nhour = 18.0", ".fic.toml:2: release.hour must be a whole hour"),
        ("[release]\ndays = ['fri',\n 'Sun']", '.fic.toml:2: release.days must be one of "mon", "tue"'),
        ("[release]\ndays = 'fri'", ".fic.toml:2: release.days must be a list of days"),
        ("[release]\nat_least = 'weekly'", ".fic.toml:2: release.at_least must be a number of days such as"),
        ("[story]\nzone = 'Mars/Crater'", ".fic.toml:2: story.zone must be a time zone such as"),
        ("[story]\nzone = '../../etc/passwd'", ".fic.toml:2: story.zone must be a time zone such as"),
        ("[story]\nzone = 'Europe'", ".fic.toml:2: story.zone must be a time zone such as"),
        ("[story]\nlanguage = 'English'", ".fic.toml:2: story.language must be a language such as"),
        ("[story]\nsites = ['ao3', 'FFN']", ".fic.toml:2: story.sites must be a site's name in small letters"),
        ("[story]\nchapters = '../mine'", ".fic.toml:2: story.chapters must be a folder inside"),
        ("[story]\nchapters = '/tmp'", ".fic.toml:2: story.chapters must be a folder inside"),
        ("[story]\nchapters = 'C:\\mine'", ".fic.toml:2: story.chapters must be a folder inside"),
        ("[story]\nchapters = ''", ".fic.toml:2: story.chapters must be a folder inside"),
        ("[sites.FFN]\nlead = 1", '.fic.toml:1: "FFN" must be a site\'s name'),
        ("[sites]\nao3 = {lead = 'x'}", ".fic.toml:2: sites.ao3.lead must be a whole number of chapters"),
        ("[sites.ao3.limits]\n\nsummary = 'x'", ".fic.toml:3: sites.ao3.limits.summary must be a whole number"),
        ("[lint.levels]\nx = 'off'\ny = 'loud'", '.fic.toml:3: lint.levels.y must be one of "error"'),
        ("[lint.rules]\nx = 1", ".fic.toml:2: lint.rules.x must be a table, not 1."),
        ("story = 1", ".fic.toml:1: story must be a section: write [story] on a line of its own."),
        ("[[story]]\ntitle = 'x'", ".fic.toml:1: story must be a section"),
        ("format = '1'", '.fic.toml:1: format must be 1, not "1".'),
        ("format = 0", ".fic.toml:1: format must be 1"),
        ("format = true", ".fic.toml:1: format must be 1"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_line_and_what_is_allowed(text: str, start: str) -> None:
    assert refused(text).startswith(start)


def test_the_break_that_runs_backwards_is_the_one_that_is_named() -> None:
    good, bad = "[[release.breaks]]\nfrom = 2026-01-01\nto = 2026-01-02\n", "[[release.breaks]]\nfrom = 2026-02-02\n"
    assert refused(good + bad + "to = 2026-02-01\n").startswith(".fic.toml:4: release.breaks must be")
    assert refused(good + bad).startswith(".fic.toml:4: ")
    assert refused("[release]\nbreaks = [3]").startswith(".fic.toml:2: release.breaks must be")


def test_a_line_inside_a_long_text_is_not_taken_for_the_key() -> None:
    assert refused('[notes]\nbefore = """\nafter = 3\n"""\nafter = 3').startswith(".fic.toml:5: notes.after")


def test_a_separator_only_unicode_knows_does_not_shift_the_line() -> None:
    assert refused('[story]\ntitle = "a\u2028b"\nautor = "x"').startswith(
        ".fic.toml:3: there is no setting story.autor"
    )


def test_text_that_is_not_toml_is_refused_with_its_line() -> None:
    assert ".fic.toml is not valid TOML" in refused("[story\ntitle = 'x'")
    assert "line 2" in refused("[story]\ntitle = x")


@pytest.mark.parametrize("text", ["a = " + "[" * 3000, "format = " + "9" * 5000, "[release]\nrisk = 1e999"])
def test_settings_made_to_break_a_parser_are_refused_too(text: str) -> None:
    assert refused(text).startswith(".fic.toml")


def test_a_newer_format_is_told_apart_since_the_hook_warns_of_it_instead_of_blocking() -> None:
    with pytest.raises(NewerFormatError, match="made by a newer fic"):
        parsed("format = 2\n[future]\nkey = 1")


def test_windows_line_endings_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    (tmp_path / ".fic.toml").write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert read_config(tmp_path) == parsed(WHOLE)


def test_settings_that_are_not_utf_8_are_refused_with_the_line(tmp_path: Path) -> None:
    (tmp_path / ".fic.toml").write_bytes('[story]\ntitle = "Café"\n'.encode("latin-1"))
    with pytest.raises(FicError, match=r"\.fic\.toml:2: this file is not UTF-8"):
        read_config(tmp_path)


def test_a_folder_in_place_of_the_settings_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".fic.toml").mkdir()
    with pytest.raises(FicError, match="cannot be read"):
        read_config(tmp_path)


def test_what_is_shown_of_a_value_is_short() -> None:
    assert len(refused(f"[story]\ntitle = {list(range(500))}")) < 140


@given(st.lists(st.sampled_from(["# c", "", "a = 1", "b = '''x\n\ny'''", "c = [1,\n2]", "d = {e = 1}"]), unique=True))
def test_the_line_of_a_key_is_where_its_statement_begins(statements: list[str]) -> None:
    text = "[t]\n" + "\n".join(statements)
    line = 2
    for statement in statements:
        if statement[:1].isalpha():
            assert key_line(text, ("t", statement[0])) == line
        line += statement.count("\n") + 1
    assert key_line(text, ("t",)) == 1
    assert key_line(text, ("t", "nothing")) is None
    assert tomllib.loads(text)
