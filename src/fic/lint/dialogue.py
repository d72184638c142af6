"""What the dialogue rules share: closed lists of English words, and small questions about a quotation's edges."""

from __future__ import annotations

from fic.lint.rule import word_set
from fic.manuscript.narration import Narration
from fic.manuscript.prose import Paragraph
from fic.manuscript.speech import Speech
from fic.manuscript.speech_tags import Tag

# With a stop of their own at the end.
ABBREVIATIONS = word_set(
    """
    mr mrs ms dr st prof capt col gen lt sgt rev hon jr sr etc vs no vol pp ed esq messrs mme mlle m inc ltd co
    dept mt ft sq ave blvd approx min max jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu
    thurs fri sat sun viz cf incl excl al ph eg ie am pm ad bc op cit fig ibid cwt oz lb lbs hr hrs doz fr bros maj cmdr
    thou ult inst prox adm gov sen rep pres supt insp det pvt cpl
    """
)

# Words that begin a new sentence of speech far more often than they go on with one: never "I", never a name.
STARTERS = word_set(
    """
    a after ah alas all alright although am and another any anyhow anyway are as at be because before but by bye
    can can't come could couldn't damn did didn't do does doesn't don't even every everybody everyone everything
    excuse for forget get give go good goodbye gotta had hadn't has hasn't have haven't he he'd he'll he's hello
    her here here's hey hi his how how's however if in is isn't it it'd it'll it's its just leave let let's
    listen look make maybe may might my name never no nobody none not nothing now of oh ok okay on once one only
    or our perhaps please quite really right shall she she'd she'll she's should shut since so some somebody
    someone something sometimes sorry still stop such suppose sure surely take tell thank thanks that that'll
    that's the their them then there there'll there's these they they'd they'll they're they've this those
    though to too try very wait was we we'd we'll we're we've welcome well were weren't what what's when where
    where's which while who who's why will with won't would wouldn't yeah yes yet you you'd you'll you're you've
    your swell count hurry keep see
    """
)

# What follows a verb that is a tag's; anything else may be its object in a sentence of its own.
AFTER_TAG = word_set(
    """
    as and with in to at from without when while before after again a through under over into out once before
    between behind beside for him her me them us it you softly quietly but on that
    """
)

# Verbs of speech that as often begin a sentence of their own after a full stop.
OWN_SENTENCE = word_set(
    """
    echoed read recalled repeated called offered pressed ordered spoke supplied told objected interrupted noted
    observed boasted fumed lied joked marveled marvelled lectured moaned wailed wheezed whimpered whined purred
    persisted implored pleaded begged confessed admitted questioned prompted protested proposed promised
    stuttered stammered croaked surmised reasoned recounted recited reassured reminded demanded instructed
    informed warned urged elaborated mouthed answered commanded confirmed conceded thanked
    """
)

# Where one of these stands, what follows in quotation marks may be quoted, not said just there.
SAYING = word_set(
    """
    word words sign title called named read voice voices reply answer question said say saying speak spoke spoken
    sentence phrase whisper cry shout mutter murmur tone wrote written write letter note song line lines thought think
    heard hear sound sounded remark exclamation burst broke came chorus greeting demand began went on put in wanted know
    quoted recited explanation command order orders signal message used known cut joined meant name names
    labelled labeled marked entitled headed toast prayed prayer sang managed continued ventured concluded
    implied utter uttered
    """
)


def is_abbreviation(paragraph: Paragraph, index: int) -> bool:
    """Return whether the word is one that is written with a stop: *Mr.*, *etc.*, *J.*, *p.m.*."""
    key = paragraph.key(index)
    return len(key) < 2 or key in ABBREVIATIONS


def spoken_words(paragraph: Paragraph, speech: Speech) -> int:
    """Return how many words a quotation has."""
    end = speech.end if speech.end is not None else len(paragraph.text)
    return paragraph.word_at(end) - paragraph.word_at(speech.start)


def last_mark(paragraph: Paragraph, speech: Speech) -> str:
    """Return the character before the closing mark, "" for an open quotation."""
    if speech.end is None or speech.end - speech.start < 3:
        return ""
    return paragraph.text[speech.end - 2]


def first_word(paragraph: Paragraph, speech: Speech) -> int:
    """Return the index of the first word after the opening mark."""
    return paragraph.word_at(speech.start)


def is_capital(paragraph: Paragraph, index: int) -> bool:
    """Return whether a word begins with a capital letter."""
    return index < len(paragraph.keys) and paragraph.word(index)[0].isupper()


def ends_as_tag(paragraph: Paragraph, tag: Tag) -> bool:
    """Return whether what follows the tag's verb is what follows a tag: a stop, an adverb, a preposition."""
    last = tag.verb + 1 if tag.inverted else tag.verb
    gap = paragraph.gap(last).strip()
    following = paragraph.key(last + 1)
    if gap[:1] == ":":
        return False  # it leads on to the next speech
    if following.endswith("thing"):
        return False
    return bool(gap) or not following or following in AFTER_TAG or following.endswith(("ly", "ing"))


def is_subject_small(paragraph: Paragraph, tag: Tag) -> bool:
    """Return whether a tag begins in small letters, as a tag should."""
    return paragraph.word(tag.first)[0].islower()


def opens_sentence(paragraph: Paragraph, narration: Narration) -> bool:
    """Return whether the speech before the narration follows a mark, so that it is no quoted phrase."""
    speech = narration.before
    if speech is None:
        return False
    before = paragraph.text[max(0, speech.start - 3) : speech.start].rstrip()
    return not before or before[-1] in '.?!,—…:;–-”"’'


# What people do between speeches that no one could take for a way of speaking.
ACTIONS = word_set(
    """
    shook sat stood rose turned looked glanced walked stepped leaned leant pulled pushed reached raised lifted dropped
    folded crossed shoved grabbed opened closed shut slammed nodded shrugged smiled grinned frowned blinked stared
    pointed waved bowed rubbed wiped brushed ran extended stretched tilted cocked rolled hugged kissed patted poured
    moved jumped leapt climbed knelt crouched slumped collapsed paced tapped clapped clutched squeezed handed tossed
    picked placed settled straightened stiffened flinched winced bit clenched lowered covered hurried rushed strode
    stormed marched swallowed swung spun drew took set
    """
)
