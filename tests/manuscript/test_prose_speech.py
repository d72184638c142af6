"""What is spoken, and what is wrong with the marks that say so."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.manuscript.narration import narrations
from fic.manuscript.prose import body_prose


def spoken(source: str) -> list[tuple[str, int]]:
    """Return each quotation with its level."""
    prose = body_prose(source)
    return [
        (paragraph.text[speech.start : speech.end], speech.level)
        for paragraph, heard in zip(prose.paragraphs, prose.heard, strict=True)
        for speech in heard.speeches
    ]


def faults(source: str) -> list[tuple[str, str]]:
    """Return the kind of each fault and the words it covers."""
    prose = body_prose(source)
    return [
        (fault.kind, paragraph.text[fault.start : fault.end])
        for paragraph, heard in zip(prose.paragraphs, prose.heard, strict=True)
        for fault in heard.faults
    ]


@pytest.mark.parametrize(
    ("source", "quotations"),
    [
        ("“Yes,” said Wren. “No.”", [("“Yes,”", 0), ("“No.”", 0)]),
        ('"Yes," said Wren. "No."', [('"Yes,"', 0), ('"No."', 0)]),
        ("‘Yes,’ said Wren. ‘It’s no.’", [("‘Yes,’", 0), ("‘It’s no.’", 0)]),
        ("“He said, ‘Go,’ and I went.”", [("“He said, ‘Go,’ and I went.”", 0), ("‘Go,’", 1)]),
        (
            "‘Oh.’ ‘No,’ I said, ‘he said “Go” to me.’",
            [("‘Oh.’", 0), ("‘No,’", 0), ("‘he said “Go” to me.’", 0), ("“Go”", 1)],
        ),
        ("“*Run!*” she said.", [("“Run!”", 0)]),
        ("It was called ‘the gate’ there, “I think.”", [("“I think.”", 0)]),
        ("“Tell ’em the dogs’ bowls, an’ rock ’n’ roll.”", [("“Tell ’em the dogs’ bowls, an’ rock ’n’ roll.”", 0)]),
        ("“I was—” she said.", [("“I was—”", 0)]),
        ('A board 6" by 4".', []),
        ("„Ja“, sagte er.", []),
    ],
)
def test_speech_is_found_by_its_marks(source: str, quotations: list[tuple[str, int]]) -> None:
    assert spoken(source) == quotations
    assert faults(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "“It began long ago, before you were born, in a hard winter full of wolves.\n\n“Then came spring.”",
        "“I said, ‘Yu’ can see them from here,’ and went,” he said.",
        "“Gate, old gate,\n“keep it late.”",
        "“He read: ‘This gate,\n\n‘this wall.’ And left.”",
        "“‘I, Ott, leave it all:\n\n“‘To Wren, the gate.’”",
        "“The letter says:\n\nCome at once.\n\nBring nothing.”",
        "“Where’s ’Arry?” said ’Mione. “’Tis late.”",
        "‘They went to the dogs’ home,’ said Wren. ‘Mr. Ott’s.’",
        "The girls’ coats and the boys’ shoes were wet.",
        "It was the ’90s.",
    ],
)
def test_what_is_right_is_no_fault(source: str) -> None:
    assert faults(source) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("“I was late.", [("unclosed", "late.")]),
        ("“I was late, said Wren. “So were you.”", [("reopened", "late,")]),
        ("I was late,” said Wren.", [("no-opening", "I")]),
        ("“I was late,’ said Wren.", [("pair", "’")]),
        ("“I was late,“ said Wren.", [("facing", "“")]),
        ("He said ”Go now,” and left.", [("facing", "”")]),
        ("“Tell ‘em so.”", [("apostrophe", "‘")]),
        ("“ I was late,” said Wren.", [("space", "“ ")]),
        ("“He said, ‘Go now, and I went.”", [("inner-unclosed", "”")]),
        ("“Is it late?\n\n“It is.”", [("unclosed-short", "late?")]),
        # An inner quotation is told from an elision by its capital, where a sentence begins.
        ("“He says, ‘I don’t know, Ott!” said Wren.", [("inner-unclosed", "”")]),
        ("“He came. ‘Is the gate shut?” I asked.", [("inner-unclosed", "”")]),
        ("“Well,’ he said. ‘Wren was late.’", [("pair", "“")]),
        ("“Yes,’ he said.", [("pair", "’")]),
        ("“I told Wren, ’Ott ’as the lamp again.’ So she laughed.”", [("facing-single", "’")]),
        ("“He shut the gate. I hold the key,’ he says, ‘to all of it.’ So.”", [("inner-no-opening", "I")]),
        ("“I ain’t goin” to the gate,” he said.", [("apostrophe", "”")]),
        ("“Wren, an” I saw it, came,” he said.", [("apostrophe", "”")]),
        ("“She hid it in the coal-‘ole.”", [("apostrophe", "‘")]),
        ("“It’s late”. We were told to wait,” said Wren.", [("stray", "”")]),
        ("“Old friends’—it was Wren who spoke—“come in.”", [("pair", "’")]),
        ("“I keep all the lamplighters’ keys.", [("unclosed", "keys.")]),
        # A speech left open before another may go on there, unless it asks or is answered.
        ("“Is it late?\n\n“I was at the gate all day.”", [("unclosed-short", "late?")]),
        ("“It is late now.\n\n“Why?” said Wren.", [("unclosed-short", "now.")]),
        ("“It is late now.\n\n“It is.”", [("unclosed-short", "now.")]),
        ("“It is late now.\n\n“And I have not even begun to tell you why it is so late, nor shall I.”", []),
        ("“Dear Wren,\n\n“Come.”", []),
        ("“Is it late? one keeper asked.\n\n“Come.”", [("unclosed", "late?")]),
        ("“Is it late? she finally asked.\n\n“Come.”", [("unclosed", "late?")]),
    ],
)
def test_a_fault_is_named_and_placed(source: str, found: list[tuple[str, str]]) -> None:
    assert faults(source) == found


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("“Yes,” said Wren.", ["said"]),
        ("“Yes,” she quietly said.", ["said"]),
        ("“Yes,” the old keeper whispered.", ["whispered"]),
        ("“Yes,” Mr. Ott replied.", ["replied"]),
        ("“Yes,” put in the keeper.", ["in"]),
        ("“Yes.” She opened the gate.", []),
        ("“Yes.” The gate was said to be old.", []),
    ],
)
def test_a_tag_is_told_from_other_narration(source: str, tags: list[str]) -> None:
    prose = body_prose(source)
    (paragraph,) = prose.paragraphs
    found = [each.tag for each in narrations(paragraph, prose.heard[0])]
    assert [paragraph.keys[tag.verb] for tag in found if tag is not None] == tags


MARKS = st.lists(
    st.sampled_from(
        ["“", "”", "‘", "’", '"', "'", " ", "a", "A", "an", "em", "s", ",", ".", "—", "\n\n", "he said", "…"]
    ),
    max_size=40,
).map("".join)


@given(MARKS)
def test_any_marks_give_spans_inside_their_paragraph(source: str) -> None:
    prose = body_prose(source)
    for paragraph, heard in zip(prose.paragraphs, prose.heard, strict=True):
        for speech in heard.speeches:
            assert 0 <= speech.start < (speech.end or len(paragraph.text)) <= len(paragraph.text)
        for fault in heard.faults:
            assert 0 <= fault.start < fault.end <= len(paragraph.text)
        list(narrations(paragraph, heard))


@pytest.mark.parametrize("piece", ["“a ", "” ", "‘a b’s ", '"a \'b" ', "’a ", "“a,” he said, ", "an’ ‘o "])
def test_no_marks_make_it_slow(piece: str) -> None:
    def seconds(size: int) -> float:
        prose = body_prose(piece * size)
        began = time.process_time()
        assert prose.heard
        return time.process_time() - began

    seconds(100)
    assert seconds(20_000) < 25 * seconds(2_000) + 0.3
