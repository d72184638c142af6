"""Words written with an apostrophe at their beginning or their end, which is no quotation mark. English, folded."""

from __future__ import annotations

# Without its first letters, never a word of its own: 'em, 'tis.
_SURE = """
ad's allo appen appened appy arbor arf ark'ee arken arm's arness arry arsh ate's ated ave ave'n avent avin baccy
backy bout burb bus's bye's cept cos count's couple's coz cross'd cuz dentical e'd e'll e's ead eard eart eaven
eavens eavy ee ell's ello elp elped em enry er'll erb erbert ere's ermione erself es'pose fraid frisco gainst gin's
igh ighly ighness im's ims imself indoos is'n isself itler kay lectric lectricity low'd magine mione mongst neath
nother nuff ole's olmes ome's ope oped orrible orrid orse orses ospital oss osses ot's otel otten ouse ouses ow's
pon puffs scuse sdeath specially spect speriment speriments spose stead tain tater taters tention til till've tis
tiz tother twas twasn tween twere tweren twill twixt twon twould ud ugly's ullo uman umble un's undred undreds uns
urry urt urts usband usbands usky vantage varsity ware's y'all yer'self
"""

# Words of their own too ('is, 'all), so an apostrophe is only believed where no quotation can begin.
_MAYBE = """
60s 70s 80s 90s ad ail air ale all am an and and's ard arm art as at ate ave ay bus cause cello cross d ear eat ed
eel eh ell er ere gain gin ide igh ill ill's im im's ip ire is it it's itch less ll long m most n neath night o's
oil old old'n old's ole ome ome's oo ood ook oos oose op op's ope ore orn ost ot our our's ow owl phone plane re
round s t tend til till tude twin ug um un un's unt ush ut ve ware way
"""

# Written without their last letters (an', o'): an apostrophe after them closes nothing for certain.
_CLIPPED = """
a abou ac ai ain almos an aroun behin ben bes bi ca col collec couldn da di didn dif direc don don' dus eas en ex
exac expec fac fas fi fin firs fo fren frien fu gi gie goo groun ha han han' hasn he'n hi hol i' int isn jus kep kin
lan las le leas len li'l lis lo ma mak mi min min' min's mis mo mos mus na ne'er nex no o objec ol ole onto ou pa
pas perfec poun respec roun roun' sen shan soun spen stan strick subjec suspec t t' t'other ta tac tak tex th tha
thi tol trus wan wasn wes wha wi wi' withou won wors wouldn ye yer yes yo yo'
"""

SURE = frozenset(_SURE.split())
MAYBE = frozenset(_MAYBE.split())
CLIPPED = frozenset(_CLIPPED.split())


def is_clipped(word: str) -> bool:
    """Return whether a folded word may end in an apostrophe of its own: *an'*, *goin'*, *dogs'*."""
    return word in CLIPPED or word.endswith(("in", "s", "z", "x"))
