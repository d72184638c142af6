"""`sound-alike`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.sound_alike import sound_alike

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("They past the mill at dusk.", "They passed the mill at dusk."),
    ("She walked passed him without a word.", "She walked past him without a word."),
    ("He was afraid of loosing blood.", "He was afraid of losing blood."),
    ("I could barely breath.", "I could barely breathe."),
    ("The column was lead by a drummer.", "The column was led by a drummer."),
    ("THERE OWN boat was gone.", "THEIR OWN boat was gone."),
    ("I know were he keeps it.", "I know where he keeps it."),
    ("You're mother, your kidding.", "You're mother, you're kidding."),
    ("It’s to late for that.", "It’s too late for that."),
    ("She wondered weather it would rain.", "She wondered whether it would rain."),
    ("Lets go home.", "Let's go home."),
    ("The jar held a peace of cake.", "The jar held a piece of cake."),
    ("He had being waiting.", "He had been waiting."),
)
STAYS = (
    "There is no danger of your not being heard.",
    "They leave this very week, this very day.",
    "For all that being late had cost him, he smiled.",
    "A human being waiting there.",
    "They got past the mill.",
    "He was past forty.",
    "She had passed him on the road.",
    "He let the dogs loose and loosed the arrow.",
    "It was better then, and worse later.",
    "The lead weighed more than the tin.",
    "She led a quiet life.",
    "To lead by example is hard.",
    "There they were, and their boat was there too.",
    "They know who were there.",
    "You're going to like your supper.",
    "The door lets in the rain.",
    "He went to bed late.",
    "From too much to too little.",
    "Whether or not it rains, the weather holds.",
    "He was to die at noon.",
    "It was to be too good to be true.",
    "A would-be thief past his best.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_sound_alike_changes_what_is_heard_alike(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, sound_alike)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_sound_alike_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, sound_alike) == ()
