"""Names that readers of fan fiction know by heart, and dictionaries don't have: folded, as their own canon spells them.

A word met once that is a slip away from one of them is that slip, even in a chapter which never spells it right.
"""

from __future__ import annotations

from fic.lint.rule import word_set

_HARRY_POTTER = """
hermione dumbledore hogwarts hogsmeade weasley granger malfoy lucius narcissa bellatrix lestrange voldemort quirrell
mcgonagall hagrid flitwick trelawney slughorn umbridge scrimgeour shacklebolt kingsley nymphadora longbottom lovegood
xenophilius prewett pettigrew crookshanks hedwig gryffindor hufflepuff ravenclaw slytherin godric salazar rowena
durmstrang beauxbatons azkaban gringotts ollivander diagon knockturn quidditch quaffle bludger horcrux horcruxes
dementor dementors animagus animagi legilimency legilimens occlumency occlumens parseltongue parselmouth polyjuice
veritaserum wolfsbane firewhisky butterbeer thestral thestrals hippogriff buckbeak patronus expelliarmus expecto
petrificus totalus wingardium leviosa avada kedavra crucio stupefy alohomora muggleborn pensieve remembrall
whomping grimmauld privet dursley dursleys petunia vernon fudge crouch karkaroff delacour fleur krum viktor macmillan
abbott finnigan seamus thomas patil parvati padma greengrass daphne astoria zabini pansy parkinson crabbe goyle
millicent bulstrode theodore nott diggory cedric marauders marauder prongs padfoot wormtail moony
"""
_TOLKIEN = """
gandalf mithrandir aragorn legolas gimli boromir faramir denethor theoden eowyn eomer galadriel celeborn elrond arwen
glorfindel saruman sauron isildur elendil frodo baggins samwise gamgee meriadoc brandybuck peregrin gollum smeagol
rivendell lothlorien mirkwood isengard mordor gondor minas tirith rohirrim numenor numenorean silmarillion silmaril
morgoth feanor fingolfin maedhros beleriand nazgul balrog thranduil tauriel thorin oakenshield erebor dwalin istari
"""
_STAR_WARS = """
skywalker anakin obiwan kenobi padawan padawans tatooine coruscant naboo alderaan dagobah mustafar kashyyyk mandalore
mandalorian mandalorians palpatine sidious amidala chewbacca wookiee wookiees lando calrissian jabba ahsoka grogu
lightsaber lightsabers stormtrooper stormtroopers sith jedi
"""
_MARVEL_AND_DC = """
avengers tchalla wakanda wakandan vibranium asgard asgardian thanos natasha romanoff wanda maximoff pietro hawkeye
barton banner stark jarvis mjolnir hydra rhodey xavier magneto wolverine gotham metropolis arkham nightwing batgirl
wayne grayson kryptonian kryptonite themyscira
"""
_OTHERS = """
percy annabeth grover tyson olympus olympian camp halfblood nico hazel zhang naruto uzumaki sasuke uchiha sakura
haruno kakashi hatake orochimaru jiraiya tsunade hinata hyuuga itachi konoha konohagakure ichigo kurosaki rukia kuchiki
zanpakuto shinigami midoriya izuku bakugou katsuki todoroki shouto aizawa katniss everdeen peeta mellark panem
westeros targaryen lannister stark baratheon daenerys winterfell tyrion cersei winchester castiel impala sherlock
lestrade mycroft moriarty gallifrey gallifreyan tardis dalek daleks torchwood starfleet vulcan romulan cardassian
"""

CANON = word_set(_HARRY_POTTER + _TOLKIEN + _STAR_WARS + _MARVEL_AND_DC + _OTHERS)
