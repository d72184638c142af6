"""Small closed classes of English words that several rules ask about, all folded."""

from __future__ import annotations

from fic.lint.rule import word_set

# Past forms and participles that are no verb's base form: "put", "saw", "fell", "found", "wound" could be.
PAST = word_set(
    """
    ate awoken been begun bent bitten blew blown bought broken brought built burnt came caught chosen clung crept
    dealt did done drank drawn dreamt driven drove drunk dug eaten fallen felt fed fled flew flown flung fought
    forbidden forgave forgiven forgot forgotten froze frozen gave given gone got gotten grew grown hadn't heard held
    hidden hid hung kept knelt knew known laid leapt learnt led left lent lit lost made meant met mistaken paid proven
    ridden risen rode rung said sang sat seen sent sewn shaken shone shook shot shown slept slid snuck sold sought
    spent spoke spoken spun stole stolen stood stuck stung struck sung sunk swam swept swollen swore sworn swum swung
    taken taught thought threw thrown told took torn understood undone went wept withdrawn woke woken won wore worn
    woven written wrote
    """
)
_BASE_IN_ED = word_set("bed bleed bobsled breed embed feed heed imbed need shed shred speed wed weed")

MODALS = word_set("could should would must couldn't shouldn't wouldn't mustn't")


def is_past(key: str) -> bool:
    """Return whether a word is surely a verb's past form or participle and never its base form."""
    return key in PAST or (key.endswith("ed") and len(key) > 4 and not key.endswith("eed") and key not in _BASE_IN_ED)
