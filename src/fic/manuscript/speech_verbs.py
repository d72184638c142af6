"""Verbs of speech in all their forms. English, folded.

*Pure* ones can hardly be anything but a tag when they follow speech (said, whispered); *loose* ones begin sentences of
their own as often (laughed, sighed, began).
"""

from __future__ import annotations

_PURE = """
add admit advise affirm agree allege amend announce answer argue assert assure bark bellow bleat blurt boast
call caution challenge chide chime chorus clarify coax command comment complain concede conclude concur confess
confide confirm correct counter croak declare demand deny drawl echo elaborate enquire exclaim explain exult fume gloat
growl grumble grunt gush hiss holler implore inform inquire insist instruct interject interrupt intone jeer
joke lament lecture marvel moan mouth mumble murmur muse mutter note object observe offer opine order persist plead
press proclaim promise prompt propose protest purr quaver query question quip rasp reason reassure recall recite recount
remark remind repeat reply report request respond retort roar scold scream screech shout shriek snap snarl splutter
sputter squeak squeal stammer state stutter suggest supply surmise taunt tease theorize thunder urge venture volunteer
chant chirp coo gulp jest lisp mock pipe pronounce rage rejoin reveal rumble soothe thank
vow wail warn wheedle wheeze whimper whine whisper yell yelp
"""
_LOOSE = """
begin breathe cackle choke chuckle continue cough crow finish gasp giggle groan hoot howl huff hum laugh pant pause
ponder return scoff shrug sigh sing sneer snicker sniff sniffle snigger snort sob spit start titter tut weep wonder
"""
_IRREGULAR_PURE = """
said says say saying asked asks ask asking told tells tell telling cried cries crying replied replies replying spoke
speaks begged begs swore swears whispered bawled quoth pleaded pled lied read
"""
_IRREGULAR_LOOSE = """
began begins beginning thought thinks thinking went goes sang sings wept weeps spat spits hummed sobbed tutted
quavered chimed read
"""
# Doubled before -ed and -ing.
_DOUBLING = frozenset({"admit", "snap", "sob", "hum", "concur", "quip", "tut", "beg", "plan", "grin", "nod", "shrug"})


def _forms(verbs: str) -> frozenset[str]:
    forms: set[str] = set()
    for verb in verbs.split():
        if verb.endswith("e"):
            forms |= {verb, verb + "d", verb + "s", verb[:-1] + "ing"}
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            forms |= {verb, verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"}
        else:
            stem = verb + verb[-1] if verb in _DOUBLING else verb
            forms |= {verb, stem + "ed", verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s"), stem + "ing"}
    return frozenset(forms)


PURE = _forms(_PURE) | frozenset(_IRREGULAR_PURE.split())
LOOSE = _forms(_LOOSE) | frozenset(_IRREGULAR_LOOSE.split())
VERBS = PURE | LOOSE
# What people do with their faces: beside speech it stands where a tag does, and is none.
GESTURES = _forms("beam frown gesture grimace grin nod pause shrug smile smirk wince wink glare gaze scowl swallow")
