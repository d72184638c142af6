"""docs/hook.md says what is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from hook.story_repository import CLEAN, SLIP, StoryRepository

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs/hook.md").read_text("utf-8")
OFFERED = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def blocks(language: str) -> list[Any]:
    return [yaml.safe_load(block) for block in re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)]


def test_the_refusal_it_shows_is_what_the_hook_says(story: StoryRepository) -> None:
    story.stage("manuscript/001-one.md", f"{CLEAN}\n{SLIP}\n")
    commit = story.commit()
    assert not commit.made
    (shown,) = re.findall(r"\$ git commit -m \"Wren goes through\"\n(.*?)```", PAGE, re.DOTALL)
    assert commit.said == shown


def test_the_local_configuration_is_the_hook_that_is_offered() -> None:
    ((local,),) = (block["repos"][0]["hooks"] for block in blocks("yaml") if "repos" in block)
    (ours,) = (hook for hook in OFFERED if hook["id"] == local["id"])
    assert local.pop("additional_dependencies") == ["fic-cli"]
    assert {key: ours[key] for key in local} == local


@pytest.mark.parametrize("hook", [hook["id"] for hook in OFFERED])
def test_every_hook_that_is_offered_is_explained(hook: str) -> None:
    assert f"| `{hook}` |" in PAGE


def test_its_workflows_call_fic_as_it_is(story: StoryRepository) -> None:
    steps = [
        step
        for block in blocks("yaml")
        for job in block.get("jobs", {0: block}).values()
        for step in job.get("steps", ())
    ]
    commands = [step["run"].split(" > ")[0] for step in steps if step.get("run", "").startswith("fic ")]
    assert commands == ["fic check", "fic lint --format github", "fic lint --format sarif"]
    for command in commands:
        story.fic(*command.split()[1:])
