"""A verb has the wrong form after its helper: `didn't knew`, `had went`, `forced to hid`.

What it finds
    A past form after *did*, *do* or *does*, after *can*, *will*, *may* or *might*, and after *to* where a verb is due.
    An *-ing* or an *-s* after a modal (`could seeing`, `can't goes`). After *have*, *had*, *are* and *were* a form that
    is no participle. *Would had* for *would have*.

Why it matters
    It is what remains when a tense was changed in one place and not in the other.

What it leaves alone
    Everything inside speech after *have* (`I had went`, says the ferryman), past forms that are participles too, and
    `used to`, `had to` before a word that may be no verb.
"""

from __future__ import annotations

from fic.lint.contexts import cased_like
from fic.lint.english import MODALS, is_past
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, also, rule, word_set, word_slip
from fic.lint.word_classes import CLASSES
from fic.manuscript.prose import Paragraph, Prose

# Base, past and participle of verbs whose three forms differ.
_FORMS = tuple(
    tuple(forms.split("/"))
    for forms in sorted(
        word_set(
            """
            become/became/become begin/began/begun blow/blew/blown choose/chose/chosen come/came/come do/did/done
            draw/drew/drawn drink/drank/drunk eat/ate/eaten fly/flew/flown freeze/froze/frozen give/gave/given
            go/went/gone grow/grew/grown know/knew/known ride/rode/ridden ring/rang/rung run/ran/run sing/sang/sung
            sink/sank/sunk
            shake/shook/shaken shrink/shrank/shrunk speak/spoke/spoken spring/sprang/sprung steal/stole/stolen
            swear/swore/sworn swim/swam/swum take/took/taken throw/threw/thrown wear/wore/worn write/wrote/written
            """
        )
    )
)
# Past forms to base forms.
_BASE = {past: base for base, past, _participle in _FORMS} | {
    "broke": "break", "drove": "drive", "fell": "fall", "woke": "wake", "hid": "hide", "forgot": "forget",
    "had": "have", "was": "be", "were": "be", "said": "say", "told": "tell", "thought": "think", "kept": "keep",
    "knelt": "kneel", "slept": "sleep", "caught": "catch", "brought": "bring", "bought": "buy", "taught": "teach",
    "heard": "hear", "understood": "understand", "met": "meet", "sold": "sell", "made": "make", "sent": "send",
    "paid": "pay", "lost": "lose", "left": "leave", "felt": "feel", "meant": "mean", "got": "get", "held": "hold",
    "spent": "spend", "stood": "stand", "led": "lead",
}  # fmt: skip
_THIRD = {
    "goes": "go", "gets": "get", "sees": "see", "knows": "know", "takes": "take", "makes": "make", "comes": "come",
    "says": "say", "gives": "give", "looks": "look", "wants": "want", "thinks": "think", "seems": "seem", "has": "have",
    "becomes": "become", "keeps": "keep", "tells": "tell", "feels": "feel", "hears": "hear", "does": "do", "is": "be",
}  # fmt: skip
_ING = {
    "going": "go", "being": "be", "having": "have", "doing": "do", "making": "make", "taking": "take", "getting": "get",
    "coming": "come", "seeing": "see", "saying": "say", "looking": "look", "trying": "try", "telling": "tell",
    "giving": "give", "knowing": "know", "helping": "help", "finding": "find", "keeping": "keep", "hearing": "hear",
}  # fmt: skip
# After a modal and after "to" none of these can stand.
_NEVER_BARE = _THIRD | _ING
_PARTICIPLES = {past: participle for _base, past, participle in _FORMS}
_OF_BASE = {base: participle for base, _past, participle in _FORMS}
# Base forms that are no participles, and hardly nouns either.
_BARE = CLASSES["base"] - word_set("come become let quit cling pray win sew")
_DO = word_set("didn't don't doesn't")
_MODALS = word_set("can can't cannot will won't may might shall")
_NEGATED = word_set("can't cannot won't")
_WANTING = word_set(
    """
    forced want wanted wants wanting trying tried try able unable going decided refused refusing managed supposed began
    begun starting started ought needed failed hoping hoped wished threatened promised
    """
)
_HAVE = word_set("have has had having haven't hasn't hadn't i've you've we've they've he'd she'd they'd could've")
_BETWEEN = word_set("not never ever just already even really also always")
_SUBJECTS = word_set("i you he she it we they")
_AFTER_WOULD_HAVE = word_set("been a the no") | frozenset(_PARTICIPLES.values())


def _after_modal(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for "can", "will" or "might" before a past form; unless negated, only straight after its subject."""
    at = _next(paragraph, index)
    if paragraph.key(at) not in _BASE or not (
        paragraph.keys[index] in _NEGATED or paragraph.key(index - 1) in _SUBJECTS
    ):
        return None
    return _slip(paragraph, index, at, _BASE[paragraph.keys[at]])


def _after_any_modal(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a modal before an -ing or a third person; unless negated, only straight after its subject."""
    at = _next(paragraph, index)
    meant = _NEVER_BARE.get(paragraph.key(at))
    if meant is None or not (paragraph.keys[index].endswith("n't") or paragraph.key(index - 1) in _SUBJECTS):
        return None
    return _slip(paragraph, index, at, meant)


def _after_be(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for "are" and its kin before a base form: `they were give a choice`."""
    if paragraph.key(index + 1) not in _BARE or prose.is_spoken(paragraph, paragraph.starts[index]):
        return None
    return _slip(paragraph, index, index + 1, None)


def _would_had(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for "would had" where "would have" goes on."""
    at = _next(paragraph, index)
    if paragraph.key(at) != "had" or paragraph.key(at + 1) not in _AFTER_WOULD_HAVE:
        return None
    return _slip(paragraph, index, at, "have")


def _after_to(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for "to" that waits for a verb and gets a past form."""
    if paragraph.key(index - 1) not in _WANTING or not paragraph.gap(index - 1).isspace():
        return None
    key = paragraph.key(index + 1)
    return _slip(paragraph, index, index + 1, _BASE.get(key)) if key in _BASE or is_past(key) else None


def _after_have(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for "have" before a past form that is no participle, outside speech."""
    at = _next(paragraph, index)
    key = paragraph.key(at)
    meant = _PARTICIPLES.get(key) or _OF_BASE.get(key)
    if (meant is None and key not in _BARE) or meant == key or prose.is_spoken(paragraph, paragraph.starts[index]):
        return None
    if key not in _PARTICIPLES and (key not in _BARE or paragraph.keys[index].endswith(("'d", "'ve"))):
        return None
    if paragraph.keys[index].endswith("'d") and meant in {"come", "run", "become"}:
        return None  # "he'd" may be "he would" there, and then it is the verb that is right
    return _slip(paragraph, index, at, meant)


@rule(
    on=Words(*sorted(_DO), "did"),
    also=(
        also(Words(*sorted(_MODALS)), _after_modal),
        also(Words("would", "should"), _would_had),
        also(Words(*sorted(MODALS), "can", "can't", "won't", "didn't", "don't", "doesn't"), _after_any_modal),
        also(Words("are", "were", "been", "being", "am"), _after_be),
        also(Words("to"), _after_to),
        also(Words(*sorted(_HAVE)), _after_have),
    ),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("She didn't knew him.", "didn't knew", "She didn't know him."),
        Example("They had went home by then.", "had went", "They had gone home by then."),
        Example("He was forced to hid his face.", "to hid", "He was forced to hide his face."),
        Example("It would had been enough.", "would had", "It would have been enough."),
        Example("I can not went there.", "can not went", "I can not go there."),
        Example("She could seeing the gate.", "could seeing", "She could see the gate."),
        Example("They were give a boat.", "were give"),
    ),
    leaves=(
        "She didn't know him, and he didn't need to.",
        "“I had went home,” said the ferryman.",
        "They had come and gone.",
        "He was used to hushed voices and had to left and right a wall.",
        "All the might had been for nothing.",
        "What she would had to be enough.",
        "As best he can, went the song.",
        "He had Drew with him.",
        "They wanted to feed it and to embed the stone.",
        "She tried to let it go.",
        "They had come, and they were become friends.",
        "If he could, seeing that it was late, he would.",
        "All they were to give they gave.",
    ),
)
def verb_form(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for "did" and its kin before a past form; bare "did" only with "not" or the like between."""
    at = _next(paragraph, index)
    key = paragraph.key(at)
    if paragraph.keys[index] == "did" and (at == index + 1 or key not in _BASE):
        return None
    return _slip(paragraph, index, at, _BASE.get(key)) if key in _BASE or is_past(key) else None


def _next(paragraph: Paragraph, index: int) -> int:
    return index + 2 if paragraph.key(index + 1) in _BETWEEN else index + 1


def _slip(paragraph: Paragraph, first: int, last: int, form: str | None) -> Slip | None:
    if not all(paragraph.gap(each).isspace() for each in range(first, last)) or paragraph.gap(last)[:1] == "-":
        return None
    words = [paragraph.word(each) for each in range(first, last)]
    written = paragraph.word(last)
    if written[0].isupper():
        return None
    fix = None if form is None else " ".join([*words, cased_like(written, form)])
    return word_slip(paragraph, first, last, f'"{written}" has the wrong form after "{words[-1]}".', fix)
