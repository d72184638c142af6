"""A story in a real repository, with the hook installed by the real program."""

from __future__ import annotations

from pathlib import Path

import pytest

from hook.story_repository import CLEAN, SETTINGS, StoryRepository


@pytest.fixture
def bare_story(tmp_path: Path) -> StoryRepository:
    """Return a story of two clean chapters, committed, without the hook."""
    top = tmp_path / "story"
    top.mkdir()
    story = StoryRepository(top)
    story.git("init", "--quiet", "--initial-branch=main")
    story.write(".fic.toml", SETTINGS)
    story.write("manuscript/001-one.md", CLEAN)
    story.write("manuscript/002-two.md", CLEAN.replace("One", "Two"))
    story.git("add", ".")
    story.git("commit", "--quiet", "-m", "Begin")
    return story


@pytest.fixture
def story(bare_story: StoryRepository) -> StoryRepository:
    """Return the same with the hook installed."""
    bare_story.fic("hook", "install")
    return bare_story
