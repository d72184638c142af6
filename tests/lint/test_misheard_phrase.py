"""`misheard-phrase`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.misheard_phrase import misheard_phrase

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("He was given free reign over the stores.", "He was given free rein over the stores."),
    ("It peaked my curiosity.", "It piqued my curiosity."),
    ("With baited breath they waited.", "With bated breath they waited."),
    ("The storm will wreck havoc.", "The storm will wreak havoc."),
    ("It is a mute point now.", "It is a moot point now."),
    ("He did it by slight of hand.", "He did it by sleight of hand."),
    ("It didn't phase her.", "It didn't faze her."),
    ("He has gone rouge.", "He has gone rogue."),
    ("The sun shown down on them.", "The sun shone down on them."),
    ("They went back and fourth.", "They went back and forth."),
)
STAYS = (
    "She wore rouge.",
    "The sun was shown on the map.",
    "The fourth came back.",
    "It was a viscous oil.",
    "The reign of the old queen ended.",
    "She reined in the grey horse.",
    "They had baited the trap.",
    "He peaked too soon.",
    "They wreck ships.",
    "The point was mute testimony.",
    "A slight of that kind rankles.",
    "It was only a phase of the moon.",
    "The mute pointed at the gate.",
    "She wet her lips.",
    "He poured over the rim of the cup.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_misheard_phrase_mends_a_saying(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, misheard_phrase)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_misheard_phrase_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, misheard_phrase) == ()
