"""Every rule's two tables: what it changes, and what stays as it is. The second is the longer one.

Rules with more to say have a file of their own here; the tables of the others are below. A change is a text before and
after the rule's fix.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

import pytest

from fic.lint.choice import all_rules, rule_named
from fic.lint.finding import Finding
from fic.lint.rule import Rule

Findings = Callable[..., tuple[Finding, ...]]

ORLOWEN = "Then Orlowen sat. We saw Orlowen there. “No, Orlowen!” And so Orlowen left. "
CHANGES = {
    "action-as-tag": (
        ("“Come in!” she pulled the door wide.", "“Come in!” She pulled the door wide."),
        ("“I am not ready.” the boy looked at his feet.", "“I am not ready.” The boy looked at his feet."),
        ("“Not yet,” he folded the map.", "“Not yet.” He folded the map."),
        ("“Not yet,” The map was torn.", "“Not yet.” The map was torn."),
    ),
    "action-before-speech": (
        ("He shrugged, “You never asked me that.”", "He shrugged. “You never asked me that.”"),
        ("Nell dropped the rope, “You can climb down now.”", "Nell dropped the rope. “You can climb down now.”"),
        ("She looked up “You are early again.”", "She looked up. “You are early again.”"),
    ),
    "bare-elision": (
        ("“Twas the night of the flood,” he said.", "“’Twas the night of the flood,” he said."),
        ("“I swear tis true,” said Nell.", "“I swear ’tis true,” said Nell."),
    ),
    "blank-before-stop": (
        ("“Are we late ?” she said.", "“Are we late?” she said."),
        ("He ran , and fell.", "He ran, and fell."),
        ("He ran and fell .", "He ran and fell."),
    ),
    "broken-possessive": (
        ("They came to Orlowen’ house at dawn.", "They came to Orlowen’s house at dawn."),
        ("The horses’s hooves rang.", "The horses’ hooves rang."),
    ),
    "capital-after-dash": (
        ("“—And so it fell,” said Nell.", "“—and so it fell,” said Nell."),
        ("“—If you say so.”", "“—if you say so.”"),
        ("There was one way out—It led down.", "There was one way out—it led down."),
    ),
    "doubled-punctuation": (
        ("He was late.. She was not.", "He was late. She was not."),
        ("“Who goes there?.” said the guard.", "“Who goes there?” said the guard."),
        ("“I only meant...,” she said.", "“I only meant...” she said."),
    ),
    "doubled-word": (
        ("She had the the key.", "She had the key."),
        ("He went to to the bridge.", "He went to the bridge."),
        ("It was cold and and dark.", "It was cold and dark."),
    ),
    "hyphen-for-dash": (
        ("He ran for the boat- it was gone.", "He ran for the boat—it was gone."),
        ("“I know- no, I knew,” said Nell.", "“I know—no, I knew,” said Nell."),
    ),
    "invisible-character": (
        ("The rope\u200b broke.", "The rope broke."),
        ("A rope\ufeff ladder.", "A rope ladder."),
    ),
    "mispaired-quote": (
        ("“We are late,’ she said.", "“We are late,” she said."),
        ("‘We are late,” she said. “Very late.”", "“We are late,” she said. “Very late.”"),
        ("‘‘We are late,” she said.", "“We are late,” she said."),
    ),
    "misspelled-name": (
        (f"{ORLOWEN} They met Orlwoen at noon.", f"{ORLOWEN} They met Orlowen at noon."),
        (f"{ORLOWEN} They met Orloweb at noon.", f"{ORLOWEN} They met Orlowen at noon."),
        ("They met Hermoine at noon.", "They met Hermione at noon."),
    ),
    "missing-have": (
        ("You should gone with them.", "You should have gone with them."),
        ("He couldn't known that.", "He couldn't have known that."),
    ),
    "missing-question-mark": (
        ("“But where did he go.”", "“But where did he go?”"),
        ("“Have you the rope,” she asked.", "“Have you the rope?” she asked."),
        ("“Forgive me,” he said, “but would you hold the rope, please.”",
         "“Forgive me,” he said, “but would you hold the rope, please?”"),
        ("“Sir, could I hold the rope,” the boy asked.", "“Sir, could I hold the rope?” the boy asked."),
    ),
    "missing-stop": (
        (
            "The boat was gone.\n\nShe walked along the shore till evening\n\nNobody came.",
            "The boat was gone.\n\nShe walked along the shore till evening.\n\nNobody came.",
        ),
        ("“Aunt Nell!” he shouted\n\nNobody came.", "“Aunt Nell!” he shouted.\n\nNobody came."),
    ),
    "of-for-have": (
        ("She would of gone.", "She would have gone."),
        ("You must of seen it.", "You must have seen it."),
    ),
    "quote-for-apostrophe": (
        ("“Give ‘em the boat.”", "“Give ’em the boat.”"),
        ("“He‘s late,” said Nell.", "“He’s late,” said Nell."),
        ("It was back in the ‘80s.", "It was back in the ’80s."),
        ("“I was goin” to the boat,” he said.", "“I was goin’ to the boat,” he said."),
    ),
    "small-pronoun": (
        ("Then i went home.", "Then I went home."),
        ("I think i’m late.", "I think I’m late."),
    ),
    "small-sentence": (
        ("The boat was old. it leaked.", "The boat was old. It leaked."),
        ("The boat was old.\n\nit leaked all night long.", "The boat was old.\n\nIt leaked all night long."),
    ),
    "space-in-quotes": (
        ("“ We are late,” she said.", "“We are late,” she said."),
        ("“We are late. ”", "“We are late.”"),
    ),
    "speech-tag-case": (
        ("“Are you ready?” She asked.", "“Are you ready?” she asked."),
        ("“I am,” He said quietly.", "“I am,” he said quietly."),
        ("“I am,” Answered the boy.", "“I am,” answered the boy."),
        ("“Catch it!” He called out as he ran.", "“Catch it!” he called out as he ran."),
        ("“I am,” Her Uncle said.", "“I am,” her Uncle said."),
    ),
    "speech-tag-stop": (
        ("“The rope broke.” she said.", "“The rope broke,” she said."),
        ("“The rope broke.” Nell replied.", "“The rope broke,” Nell replied."),
        ("“The rope broke.” She said, quietly.", "“The rope broke,” she said, quietly."),
    ),
    "speech-without-stop": (
        ("“We should have left the boat behind”", "“We should have left the boat behind.”"),
        ("“We should have left it” she said.", "“We should have left it,” she said."),
        ("“Smart fellows,” he muttered. “Purest nonsense”", "“Smart fellows,” he muttered. “Purest nonsense.”"),
    ),
    "stray-capital": (
        ("The boat And the rope were gone.", "The boat and the rope were gone."),
        ("She ran to the shore, But nobody came.", "She ran to the shore, but nobody came."),
    ),
    "stray-quote": (
        ("“We are late.” ’ She ran.", "“We are late.”  She ran."),
        ("She ran.” It was late by now.", "She ran. It was late by now."),
        ("“It is routine”. We must see it,” said Nell.", "“It is routine. We must see it,” said Nell."),
    ),
    "tag-before-speech": (
        ("“No,” she said, “They are gone.”", "“No,” she said. “They are gone.”"),
        ("“If you,” he said. “could wait.”", "“If you,” he said, “could wait.”"),
        ("“No,” she whispered “They are gone.”", "“No,” she whispered. “They are gone.”"),
        ("“No,” I said, nodding “They are gone.”", "“No,” I said, nodding. “They are gone.”"),
        ("He turned to Nell and added. “They are gone.”", "He turned to Nell and added, “They are gone.”"),
    ),
    "turned-quote": (
        ("“We are late,“ she said.", "“We are late,” she said."),
        ("She ran. ”Wait for me,” she called.", "She ran. “Wait for me,” she called."),
        ("“He said, ’Not yet,’ and ran.”", "“He said, ‘Not yet,’ and ran.”"),
    ),
    "unclosed-quote": (
        ("“We are late.\n\nShe ran.", "“We are late.”\n\nShe ran."),
        ("“We are late, she said.\n\nShe ran.", "“We are late,” she said.\n\nShe ran."),
        ("“Are we late? one boy asked.\n\n“Yes.”", "“Are we late?” one boy asked.\n\n“Yes.”"),
    ),
    "unclosed-turn": (
        ("“Are we late?\n\n“I came as fast as I could.”", "“Are we late?”\n\n“I came as fast as I could.”"),
        ("“We are late.\n\n“Are we?” said Nell.", "“We are late.”\n\n“Are we?” said Nell."),
        ("“We are late.\n\n“We are not!”", "“We are late.”\n\n“We are not!”"),
    ),
    "unopened-quote": (
        ("We are late,” said Nell.", "“We are late,” said Nell."),
        ("“I know,” said Nell. We are late.”", "“I know,” said Nell. “We are late.”"),
    ),
    "wrong-article": (
        ("It was a oar.", "It was an oar."),
        ("It was an boat.", "It was a boat."),
        ("He waited a hour.", "He waited an hour."),
    ),
}  # fmt: skip
STAYS = {
    "action-as-tag": (
        "“Come in!” She pulled the door wide.",
        "“Come in!” she laughed.",
        "“Come in!” he nodded.",
        "“Not yet,” he went on.",
        "“Not,” Nell turned to him, “that I mind.”",
    ),
    "action-before-speech": (
        "He shrugged. “You never asked me that.”",
        "He shouted, “You never asked me that.”",
        "Her answer came, “You never asked me that.”",
        "Her first words to the ferryman, who bowed, were, “You never asked me that.”",
        "They were changed into, “How glad I am to hear of it.”",
    ),
    "bare-elision": ("“’Twas the flood.”", "“’Tis true.”", "A bolt of twill.", "He signed it TIS."),
    "blank-before-stop": (
        "“Are we late?” she said.",
        "He ran . . . and fell.",
        "It is .5 of a mile.",
        "*He ran* and fell.",
    ),
    "broken-possessive": (
        "They came to Orlowen’s house at dawn.",
        "They came to Bess’ house.",
        "The horses’ hooves rang.",
        "“Talkin’ to himself,” said Nell.",
    ),
    "capital-after-dash": (
        "“—and so it fell,” said Nell.",
        "“—Nell never fell,” he said.",
        "“—I never did.”",
        "*“…This much is known.”*",
        "There was one way out—The Stair, they called it.",
    ),
    "doubled-punctuation": (
        "He was late... She was not.",
        "What?! No!!",
        "He came at ten a.m., she did not.",
        "The rest, etc., was lost.",
        "On the 5th ult., she left.",
    ),
    "doubled-word": (
        "She had had the key.",
        "He knew that that was so.",
        "“No, no,” she said.",
        "It was very, very cold.",
        "A million million stars.",
    ),
    "hyphen-for-dash": ("He ran—it was gone.", "A two- or three-oar boat.", "“I was-” she said.", "A well-made oar."),
    "invisible-character": ("The rope broke.", "A naïve café.", "Twenty\u00a0miles."),
    "mispaired-quote": (
        "“We are late,” she said.",
        "‘We are late,’ she said.",
        "“He said, ‘We are late,’ and ran.”",
        "“The boys’ boat was goin’ down,” she said.",
    ),
    "misspelled-name": (
        f"{ORLOWEN} The Orlowens met at noon.",
        f"{ORLOWEN} They met Torlowen at noon.",
        "They met Hermione at noon.",
        "They met Gimley at noon.",
    ),
    "missing-have": ("You should have gone.", "He couldn't know that.", "She would put it down."),
    "missing-question-mark": (
        "“But where did he go?”",
        "“Have it as you like.”",
        "“Don’t you dare.”",
        "“Will you hold the rope.”",
        "“Had I known, I would have come.”",
        "“Then can we go, as soon as it is dark.”",
    ),
    "missing-stop": (
        "The boat was gone.\n\nShe walked along the shore.",
        "# She walked along the shore till evening",
        "The boat was gone.\n\nThe Keeper Of The Old Boat",
    ),
    "of-for-have": ("She would have gone.", "She thought of going.", "What would of itself be nothing."),
    "quote-for-apostrophe": (
        "“Give ’em the boat.”",
        "“The word ‘em’ is short.”",
        "‘Even so,’ said Nell.",
        "“He’s late,” said Nell.",
        "“I, too, was goin’ to the boat,” he said.",
    ),
    "small-pronoun": ("Then I went home.", "She wrote an i, and dotted it.", "That is, i.e., soon."),
    "small-sentence": (
        "The boat was old. It leaked.",
        "He came at nine a.m. or so.",
        "The boat was old... it leaked.",
        "She sang:\n\n“Row, row,\nrow!”\n\nand then began again.",
    ),
    "space-in-quotes": ("“We are late,” she said.", "“ ‘We are late,’ he said,” said Nell.", "“He said, ‘Late.’ ”"),
    "speech-tag-case": (
        "“Are you ready?” she asked.",
        "“I am,” Nell said.",
        "“Are you ready?” I asked.",
        "“Go!” He laughed and ran.",
        "“I am ready.” She said no more.",
        "“Why?” Asked by nobody, he spoke.",
    ),
    "speech-tag-stop": (
        "“The rope broke,” she said.",
        "“The rope broke.” She ran.",
        "“The rope broke.” The boy grunted. He was tired.",
        "“The rope broke.” She cried bitterly over it.",
        "“The rope broke.” Nell explained: “It was old.”",
        "“The rope broke.” Nell then said something to the boy.",
    ),
    "speech-without-stop": (
        "“We should have left it.”",
        "It was known as “the long way home”",
        "The word “left” she said again.",
        "“We should have left—”",
    ),
    "stray-capital": (
        "The boat and the rope were gone.",
        "They met at The Boat.",
        "She thought, Can it be?",
        "“What Is a Boat?” she read.",
        "She had a little anxiety as to the How or the When she might return.",
    ),
    "stray-quote": (
        "“We are late.” She ran.",
        "The boys’ boat was old.",
        "“He said, ‘We are late.’”",
        "A rope of 6\" or so.",
    ),
    "tag-before-speech": (
        "“No,” she said. “They are gone.”",
        "“If you,” he said, “could wait.”",
        "“No,” said Nell, “I was late.”",
        "“Nell,” he said, “You are late.”",
        "“No,” she said; then, softly, “They are gone.”",
        "He waited a moment before he answered. “They are gone.”",
    ),
    "turned-quote": (
        "“We are late,” she said.",
        "“We are—” she said.",
        "“’Tis late,” she said.",
        "“He said, ‘Not yet,’ and ran.”",
    ),
    "unclosed-quote": (
        "“We are late.”\n\nShe ran.",
        "“Row, row,\n“row the boat.”",
        "“He said, ‘We are late,’ and ran.”",
        "“Here is the list:\n\nOne boat.",
    ),
    "unclosed-turn": (
        "“Are we late?”\n\n“We are.”",
        "“We came by boat.\n\n“It was a long way, and there was no wind, and the boy was ill, and so we rowed.”",
        "“Dear Nell,\n\n“Come home.”",
        "“‘Are we late?’ I said.\n\n“‘We are,’ he said.",
    ),
    "unopened-quote": ("“We are late,” said Nell.", "A rope 6\" thick.", "The boys’ boat."),
    "wrong-article": (
        "It was an oar of a boat.",
        "An hour, a union, a one-man boat.",
        "An historic day.",
        "They paced up an down.",
    ),
}  # fmt: skip
# What these find is no slip in a text: a permission, the story's disclaimer, a placeholder, a heading, what git left;
# or a hint of the story's habits. Their tables are their examples and what they leave.
IN_THE_RULE = {
    "competing-spelling", "conflict-marker", "leftover-placeholder", "missing-disclaimer", "stray-emphasis",
    "unused-permission", "wrong-chapter-number",
}  # fmt: skip


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_has_two_tables_and_leaves_more_than_it_changes(rule: Rule) -> None:
    assert len(rule.leaves) > len(rule.examples) > 0
    own = f"tests.lint.test_{rule.name.replace('-', '_')}"
    if rule.name in CHANGES:
        assert len(STAYS[rule.name]) > len(CHANGES[rule.name]) > 0
    elif rule.name not in IN_THE_RULE:
        assert find_spec(own) is not None
        module = import_module(own)
        assert len(module.STAYS) > len(module.CHANGES) > 0


@pytest.mark.parametrize(
    ("name", "text", "mended"), [(name, *change) for name, changes in CHANGES.items() for change in changes]
)
def test_what_a_rule_changes(name: str, text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, rule_named(name))
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in STAYS.items() for text in texts])
def test_what_a_rule_leaves(name: str, text: str, findings: Findings) -> None:
    assert findings(text, rule_named(name)) == ()
