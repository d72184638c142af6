"""Classes of English words, folded, that the contexts of `fic.lint.contexts` name in braces."""

from __future__ import annotations

from fic.lint.rule import word_set

# Words that are verbs in their base form and hardly ever anything else: in 17 million words of fiction, two times in
# five or more they follow "to" or a modal, and at most one time in fifty an article, a possessive or a preposition.
_BASE = word_set(
    """
    abide absorb accept accompany accomplish accuse achieve acknowledge acquire add adjust admire admit adopt advertise
    advise afford agree allow alter amuse announce anticipate apologize apologise appear appreciate approve argue arouse
    arrange arrive ascend ascertain ask assert assist assume astonish attach attain attend attract avenge avoid await
    awaken become begin behave behold believe bestow betray borrow breathe bring bury buy calculate carry cease
    celebrate cherish choose cling coax collect come commit communicate compel complain comprehend conceal conceive
    concentrate conclude condemn confess confide confirm confront congratulate connect conquer consider consult contain
    contemplate contend continue contradict contribute contrive convey convince cope correspond create creep cultivate
    deceive decide declare defend define defy deliver demonstrate deny depart depend deprive descend describe deserve
    despise destroy detain detect determine develop devote devour die differ dine disappear disapprove discern discover
    discuss dismiss dispose distinguish distract disturb divert earn eat emerge enable encourage endure engage enjoy
    enter entertain establish evade exaggerate examine excite exclaim execute exert exist expect explain explore
    expose extend fetch find flatter follow foresee forget forgive frighten gather get give go gratify greet grieve
    hasten heal hear hesitate identify ignore imagine imitate include indicate induce indulge inflict inform inherit
    injure inquire insist inspect inspire insure intend interfere interpret interrupt introduce intrude invent
    investigate invite irritate join justify keep kill know learn lend let linger listen locate lose maintain make
    manage marry meddle meditate meet melt mend obey oblige observe obtain occupy occur offend oppose organize overlook
    partake penetrate perceive perform persist persuade possess postpone pray preach prepare preserve pretend prevent
    proceed procure prolong pronounce propose prosecute protect prove provide publish punish pursue quit realise realize
    reassure receive recite recognise recognize recommend reconcile recover reduce refer reflect regain rejoice relate
    relieve relinquish remain remind render renew renounce repay repeat repent replace represent repress require resent
    resign resist respond restore restrain resume retain retire reveal revive rob save say scatter see seek seem seize
    sell send serve sew shoot sit soften solve soothe speak speculate spend starve steal stifle straighten strengthen
    strive subdue submit succeed suggest summon suppress survive sustain sympathize take teach tell tempt tend testify
    thank try understand undertake undo vanish warn win wipe withdraw withstand write yield
    """
)

# Past forms that are neither participles nor anything else.
_PAST = word_set(
    """
    ate became began blew broke came chose did drank drew drove fell flew froze gave grew knew ran rang sang sank shook
    shrank spoke sprang stank stole strode strove swam swore took threw tore went woke wore wrote was were
    """
)

# Past participles that are not past forms.
_PARTICIPLE = word_set(
    """
    arisen awoken been begun bitten blown borne broken chosen done drawn driven drunk eaten fallen flown forbidden
    forgiven forgotten frozen given gone grown hidden known ridden risen rung seen shaken shown shrunk slain spoken
    sprung stolen strewn stricken sung sunk swollen sworn swum taken thrown torn undergone undone withdrawn woken worn
    woven written
    """
)

_SUBJECT = word_set("i he she we they")
_OBJECT = word_set("me him us them")
_POSSESSIVE = word_set("my your his her its our their")
_BE = word_set("am is are was were")
_BE_SHORT = word_set("i'm you're he's she's it's we're they're that's there's who's what's")
_MODAL = word_set(
    """
    can could may might must shall should will would cannot can't couldn't mustn't shan't shouldn't won't wouldn't
    """
)
_DO = word_set("do does did don't doesn't didn't")
_NUMBER = word_set(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety
    """
)
_PREPOSITION = word_set(
    """
    about above across after against along among around at before behind below beneath beside between beyond by during
    for from in inside into near of off on onto outside over past through throughout toward towards under until upon
    with within without
    """
)
_KIN = word_set(
    """
    mother father brother sister mom mum mommy mummy dad daddy husband wife son daughter uncle aunt cousin nephew niece
    grandmother grandfather grandma grandpa
    """
)

# Verbs that may be nouns too: only where nothing but a verb can stand.
_VERB_OR_NOUN = word_set(
    """
    access answer call cast catch change control cross do fight have help hold look make move play reach run see show
    sleep stand stay stop talk touch turn use walk work be feel trust escape
    """
)
_TELL = word_set("told tell telling asked ask warned warn begged beg ordered ordering")
_ALLOW = word_set(
    """
    allow allowed allowing allows permit permitted force forced forcing enable enabled order ordered beg
    begged invite invited persuade persuaded convince convinced urge urged want wanted wants need needed asked ask
    """
)

CLASSES = {
    "verb": _BASE | _VERB_OR_NOUN,
    "verb-only": _BASE | {"be"},
    "told": _TELL,
    "allow": _ALLOW,
    "base": _BASE,
    "past": _PAST,
    "participle": _PARTICIPLE,
    "subject": _SUBJECT,
    "object": _OBJECT,
    "possessive": _POSSESSIVE,
    "be": _BE,
    "be-short": _BE_SHORT,
    "have": word_set("have has had having"),
    "modal": _MODAL,
    "do": _DO,
    "article": word_set("a an the"),
    "demonstrative": word_set("this that these those"),
    "number": _NUMBER,
    "preposition": _PREPOSITION,
    "kin": _KIN,
}
