"""Words of today's fiction that a dictionary of general English lacks, near ones that it has: all folded.

Fantasy, games, the screen and the net since the dictionary was made, words borrowed in phrases, and a few that only
dialects have. None of them is a slip for the word beside it.
"""

from __future__ import annotations

from fic.lint.rule import word_set

_FANTASY = """
scry scrying scried scries scryer scryers lich liches geas geases elven dwarven sigils telepath telepaths selkie selkies
fae sidhe wyrm wyrms wandless drow fey lycan lycans weres wereform vamp vamps warder warders glaives runed golem golems
kitsune oni yokai kami dryads archmage mageling hexes hexer seer seers spelled bespelled unspelled glamoured
"""
_SCIENCE = """
mecha mech mechs holo holos comm comms comlink nanite nanites torp torps synth synths cybernetic droid droids
"""
_GAMES_AND_NET = """
noob noobs newb newbs vlog vlogs vlogger tshirt tshirts bento bromance bestie besties derp lol lmao omg atm dex int
debuff debuffs debuffed nerf nerfed nerfs hitbox respec respecced mana aggro loot looter fic fics emo goth meh heh snark
snarked snarking snarky headcanon shippers wifi app apps vape vaped vaping
"""
_JAPAN_AND_CHINA = """
dojo sensei senpai kun sama chan baka chibi jutsu genin chunin jonin hokage onsen shifu gege didi meimei jiejie shixiong
dao qi chi sect wuxia xianxia
"""
_BORROWED = """
au aux nom gras foie fait faits raison nuit nuits haut mot mots bon bons vive coup coups tete fete fetes mon cher chere
monde sans soi tout vin petit petite seance seances savoir faire noir chez mere frere soeur fille merci pate vox populi
caveat mea culpa
"""
_DIALECT = """
hisself theirselves theirself ourself themself meself yerself forrard for'ard thissen thysen summat nowt owt
"""

LACKING = word_set(_FANTASY + _SCIENCE + _GAMES_AND_NET + _JAPAN_AND_CHINA + _BORROWED + _DIALECT)
