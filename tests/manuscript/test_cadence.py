"""How often a chapter comes: what is a cadence, and what is refused before anything counts days by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.errors import FicError
from fic.files.config import parsed
from fic.manuscript.cadence import rule_text


@pytest.mark.parametrize(
    ("given_text", "rule"),
    [
        ("7d", "FREQ=DAILY;INTERVAL=7"),
        ("1d", "FREQ=DAILY"),
        ("RRULE:FREQ=WEEKLY;BYDAY=TU,FR", "FREQ=WEEKLY;BYDAY=TU,FR"),
        ("freq=monthly;bymonthday=-1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY;BYDAY=1SA,-1SU", "FREQ=MONTHLY;BYDAY=1SA,-1SU"),
        ("FREQ=YEARLY;BYDAY=20MO", "FREQ=YEARLY;BYDAY=20MO"),
        ("FREQ=DAILY;UNTIL=20270105T000000Z", "FREQ=DAILY;UNTIL=20270105T000000Z"),
    ],
)
def test_a_cadence_is_days_or_a_rule(given_text: str, rule: str) -> None:
    assert rule_text(given_text) == rule


NONSENSE = [
    *("weekly", "0d", "0000d", "7", "\u0663d", "FREQ=HOURLY", "FREQ=WEEKLY;BYHOUR=9", "FREQ=WEEKLY;;", "BYDAY=FR"),
    *("FREQ=WEEKLY;X=1", "FREQ=DAILY;FREQ=WEEKLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=00"),
    *("FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=A", "FREQ=DAILY;INTERVAL=10000", "FREQ=DAILY;INTERVAL"),
    *("FREQ=DAILY;COUNT=X", "FREQ=DAILY;COUNT=1,2", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT="),
    *("FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=2MO", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=DAILY;BYMONTH=13"),
    *("FREQ=DAILY;BYMONTHDAY=32", "FREQ=DAILY;BYMONTHDAY=0", "FREQ=YEARLY;BYWEEKNO=54", "FREQ=YEARLY;BYYEARDAY=0"),
]


@pytest.mark.parametrize("nonsense", ["", *NONSENSE])
def test_what_is_no_cadence_is_refused_in_a_sentence(nonsense: str) -> None:
    with pytest.raises(FicError, match=r"\.$"):
        rule_text(nonsense)


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_the_settings_refuse_it_too_with_the_line_and_the_key(nonsense: str) -> None:
    with pytest.raises(FicError, match=r"^\.fic\.toml:2: release\.at_least must be a number of days such as"):
        parsed(f'[release]\nat_least = "{nonsense}"\n')


_VALUES = st.text("0123456789-+,XMOTUFR", max_size=6)
_PARTS = st.sampled_from(
    ["INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "WKST"]
)


@given(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), st.dictionaries(_PARTS, _VALUES, max_size=3))
def test_settings_and_flags_take_the_same_rules(frequency: str, parts: dict[str, str]) -> None:
    cadence = ";".join([f"FREQ={frequency}", *(f"{name}={value}" for name, value in parts.items())])
    try:
        rule_text(cadence)
    except FicError:
        with pytest.raises(FicError, match="at_most must be"):
            parsed(f'[release]\nat_most = "{cadence}"\n')
    else:
        assert parsed(f'[release]\nat_most = "{cadence}"\n').release.at_most == cadence
