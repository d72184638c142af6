"""What the hook says to each kind of commit, in real repositories with the real program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hook.story_repository import CLEAN, SETTINGS, SLIP, StoryRepository

ONE = "manuscript/001-one.md"
TWO = "manuscript/002-two.md"
WITH_SLIP = f"{CLEAN}\n{SLIP}\n"
WITH_MORE = f"{CLEAN}\nShe went in.\n"


def refused(story: StoryRepository, *options: str) -> str:
    """Try to commit, which must fail for the slip, and return what was said."""
    commit = story.commit(*options)
    assert not commit.made
    assert "doubled-word" in commit.said
    return commit.said


def test_a_slip_that_is_staged_blocks_and_is_shown_with_the_way_out(story: StoryRepository) -> None:
    story.stage(ONE, WITH_SLIP)
    said = refused(story)
    assert f"{ONE}:9:19: error" in said
    assert "the the" in said
    assert "git commit --no-verify" in said


def test_a_clean_commit_is_made_in_silence(story: StoryRepository) -> None:
    story.stage(ONE, WITH_MORE)
    commit = story.commit()
    assert commit.made
    assert commit.said == ""


def test_a_slip_in_the_work_tree_that_is_not_staged_is_not_reported(story: StoryRepository) -> None:
    story.stage(ONE, WITH_MORE)
    story.write(ONE, WITH_SLIP)
    story.write(TWO, WITH_SLIP)
    assert story.commit().said == ""
    assert story.git("status", "--porcelain") == f" M {ONE}\n M {TWO}\n"


def test_a_staged_slip_mended_only_in_the_work_tree_is_reported(story: StoryRepository) -> None:
    story.stage(ONE, WITH_SLIP)
    story.write(ONE, WITH_MORE)
    refused(story)
    assert (story.top / ONE).read_text() == WITH_MORE


def test_commit_all_takes_the_work_trees_slip(story: StoryRepository) -> None:
    story.write(ONE, WITH_SLIP)
    refused(story, "--all")
    story.write(ONE, WITH_MORE)
    assert story.commit("--all").made


def test_commit_of_a_path_looks_at_that_path_only(story: StoryRepository) -> None:
    story.stage(TWO, WITH_SLIP)
    story.write(ONE, WITH_MORE)
    assert story.commit("--", ONE).made
    story.write(ONE, WITH_SLIP)
    story.stage(TWO, WITH_MORE)
    assert ONE in refused(story, "--", ONE)
    assert story.commit("--", TWO).made


def test_a_slip_in_a_new_chapter_blocks(story: StoryRepository) -> None:
    story.stage("manuscript/003-three.md", WITH_SLIP)
    refused(story)


def test_the_first_commit_of_a_repository_is_looked_at(story: StoryRepository) -> None:
    story.git("checkout", "--quiet", "--orphan", "fresh")
    assert story.commit().made
    story.git("checkout", "--quiet", "--orphan", "slipped")
    story.stage(ONE, WITH_SLIP)
    refused(story)


def test_a_renamed_chapter_brings_no_news(story: StoryRepository) -> None:
    story.unchecked(ONE, WITH_SLIP)
    story.git("mv", ONE, "manuscript/003-three.md")
    assert story.commit().made
    story.git("mv", "manuscript/003-three.md", "manuscript/004-four.md")
    story.stage("manuscript/004-four.md", WITH_SLIP.replace("It was open.", "It was open to the the dark."))
    refused(story)


def test_a_deleted_chapter_is_no_text(story: StoryRepository) -> None:
    story.unchecked(ONE, WITH_SLIP)
    story.git("rm", "--quiet", ONE)
    assert story.commit().made


def test_amending_is_judged_by_what_it_adds(story: StoryRepository) -> None:
    story.unchecked(ONE, WITH_SLIP)
    story.stage(TWO, WITH_MORE)
    assert story.commit("--amend").made
    story.stage(TWO, WITH_SLIP)
    refused(story, "--amend")


def test_of_twelve_old_slips_the_untouched_ones_are_one_line_and_the_touched_one_blocks(story: StoryRepository) -> None:
    slips = [f"On day {n} she went through the the gate." for n in range(12)]
    old = "\n\n".join([CLEAN.rstrip(), *slips, "A clean line."]) + "\n"
    story.unchecked(ONE, old)
    story.stage(ONE, old.replace("A clean line.", "A cleaner line."))
    commit = story.commit()
    assert commit.made
    assert commit.said.count("\n") == 1
    assert "12 older errors" in commit.said
    touched = old.replace("On day 5 she", "On the fifth day she")
    story.stage(ONE, touched)
    said = refused(story)
    assert said.count("[doubled-word]") == 1
    assert "11 older errors" in said
    story.stage(ONE, touched.replace("On the fifth day she went through the the", "On the fifth day she went by the"))
    assert story.commit().made


def conflict(story: StoryRepository, ours: str, theirs: str) -> None:
    """Leave the story in a merge of ``theirs`` into ``ours`` with a conflict in the first chapter."""
    story.git("checkout", "--quiet", "-b", "side")
    story.unchecked(TWO, WITH_SLIP)
    story.unchecked(ONE, theirs)
    story.git("checkout", "--quiet", "main")
    story.unchecked(ONE, ours)
    merge = ["git", "merge", "--quiet", "side"]
    assert subprocess.run(merge, cwd=story.top, check=False, capture_output=True).returncode


def test_a_merge_answers_for_what_it_changes_itself_only(story: StoryRepository) -> None:
    ours, theirs = (CLEAN.replace("It was open.", f"It was open {word}.") for word in ("today", "tonight"))
    conflict(story, ours, theirs + f"\n{SLIP}\n")
    resolved = CLEAN.replace("It was open.", "It was open today and tonight.") + f"\n{SLIP}\n"
    story.stage(ONE, resolved.replace("today", "on the the day"))
    said = refused(story)
    assert said.count("[doubled-word]") == 1
    story.stage(ONE, resolved)
    assert story.commit().made


@pytest.mark.parametrize("operation", ["cherry-pick", "rebase"])
def test_what_is_picked_or_rebased_was_committed_before(story: StoryRepository, operation: str) -> None:
    ours, theirs = (CLEAN.replace("It was open.", f"It was open {word}.") for word in ("today", "tonight"))
    story.git("checkout", "--quiet", "-b", "side")
    story.unchecked(ONE, theirs + f"\n{SLIP}\n")
    story.git("checkout", "--quiet", "main")
    story.unchecked(ONE, ours)
    if operation == "rebase":
        story.git("checkout", "--quiet", "side")
    bring = ["git", operation, "side" if operation == "cherry-pick" else "main"]
    assert subprocess.run(bring, cwd=story.top, check=False, capture_output=True).returncode
    resolved = CLEAN.replace("It was open.", "It was open then.") + f"\n{SLIP}\n"
    story.stage(ONE, resolved.replace("open then", "open for the the time"))
    assert refused(story).count("[doubled-word]") == 1
    story.stage(ONE, resolved)
    assert story.commit().made


def test_a_commit_of_a_hundred_slips_shows_twenty_and_counts_all(story: StoryRepository) -> None:
    mixed = '“It is open,” she said.\n\n“Go in.”\n\n"No."\n\n“Why?”\n\n'
    story.stage(ONE, f"{CLEAN}\n{mixed}" + f"{SLIP}\n\n" * 100)
    said = refused(story)
    assert said.count("[doubled-word]") == 20
    assert "warning: " not in said
    assert "81 more. 100 errors, 1 warning" in said


def test_warnings_are_printed_and_do_not_block(story: StoryRepository) -> None:
    story.stage(ONE, CLEAN + '\n“It is open,” she said.\n\n“Go in.”\n\n"No."\n\n“Why?”\n')
    commit = story.commit()
    assert commit.made
    assert "warning" in commit.said
    assert "--no-verify" not in commit.said


def test_strict_in_the_staged_settings_makes_warnings_block(story: StoryRepository) -> None:
    story.stage(".fic.toml", SETTINGS + "[lint]\nstrict = true\n")
    story.stage(ONE, CLEAN + '\n“It is open,” she said.\n\n“Go in.”\n\n"No."\n\n“Why?”\n')
    assert not story.commit().made


def test_a_draft_may_be_committed_in_mid_sentence(story: StoryRepository) -> None:
    story.stage(ONE, CLEAN + "\nThen [NAME] came with TK and said\n")
    assert story.commit().made
    story.stage(TWO, CLEAN.replace("title: One\n", "title: Two\ndrafted: 2026-01-02\n") + "\nThen [NAME] came.\n")
    commit = story.commit()
    assert not commit.made
    assert "leftover-placeholder" in commit.said


def test_settings_are_read_from_the_index(story: StoryRepository) -> None:
    ignoring = SETTINGS + '[lint]\nignore = ["doubled-word"]\n'
    story.write(".fic.toml", ignoring)
    story.stage(ONE, WITH_SLIP)
    refused(story)
    story.stage(".fic.toml", ignoring)
    story.write(".fic.toml", SETTINGS)
    assert story.commit().made


def test_misspelt_settings_are_one_sentence_and_block(story: StoryRepository) -> None:
    story.stage(".fic.toml", SETTINGS.replace("title", "titel"))
    story.stage(ONE, WITH_MORE)
    commit = story.commit()
    assert not commit.made
    assert "story.titel" in commit.said
    assert "Traceback" not in commit.said


def test_settings_of_a_newer_fic_warn_and_do_not_block(story: StoryRepository) -> None:
    story.stage(".fic.toml", SETTINGS.replace("format = 1", "format = 2"))
    story.stage(ONE, WITH_SLIP)
    commit = story.commit()
    assert commit.made
    assert "newer fic" in commit.said


def test_a_staged_chapter_with_broken_front_matter_is_named(story: StoryRepository) -> None:
    story.stage(ONE, "---\ntitle: One\ntitle: Two\n---\n\nWren came.\n")
    commit = story.commit()
    assert not commit.made
    assert ONE.split("/")[1] in commit.said
    assert "Traceback" not in commit.said


@pytest.mark.parametrize(
    "name",
    ["003 a b.md", "003-Кот.md", '003-the "gate".md', "003-it's.md", "003-two\nlines.md", "003-[x]*.md", "003-$(x).md"],
)
def test_any_name_is_looked_at(story: StoryRepository, name: str) -> None:
    story.stage(f"manuscript/{name}", WITH_SLIP)
    refused(story)
    story.stage(f"manuscript/{name}", WITH_MORE)
    assert story.commit().made


@pytest.mark.parametrize("convert", ["false", "true"])
def test_windows_line_endings_make_nothing_new(story: StoryRepository, convert: str) -> None:
    story.git("config", "core.autocrlf", convert)
    story.git("config", "core.safecrlf", "false")
    old = WITH_SLIP.replace("\n", "\r\n")
    story.unchecked(ONE, old)
    story.stage(ONE, old + "\r\nShe went in.\r\n")
    commit = story.commit()
    assert commit.made
    assert "1 older error" in commit.said
    story.stage(ONE, old + "\r\nShe went by the the door.\r\n")
    assert refused(story).count("[doubled-word]") == 1


def test_a_commit_from_a_second_work_tree_is_looked_at_there(story: StoryRepository, tmp_path: Path) -> None:
    story.git("worktree", "add", "--quiet", str(tmp_path / "second"))
    story.stage(ONE, WITH_SLIP)
    second = StoryRepository(tmp_path / "second")
    second.stage(ONE, WITH_MORE)
    assert second.commit().said == ""
    second.stage(ONE, WITH_SLIP.replace("It was open.", "It was ajar."))
    refused(second)


def test_a_story_in_a_submodule_has_its_own_hook(bare_story: StoryRepository, tmp_path: Path) -> None:
    outer = StoryRepository(tmp_path / "outer")
    outer.top.mkdir()
    outer.git("init", "--quiet")
    outer.git("submodule", "--quiet", "add", str(bare_story.top), "wren")
    inner = StoryRepository(outer.top / "wren")
    inner.fic("hook", "install")
    inner.stage(ONE, WITH_SLIP)
    refused(inner)
    inner.stage(ONE, WITH_MORE)
    assert inner.commit().made
    outer.git("add", "wren")
    assert outer.commit().made


def test_a_story_in_a_folder_of_the_repository_is_found(story: StoryRepository) -> None:
    story.stage("other/.fic.toml", SETTINGS + '[lint]\nignore = ["doubled-word"]\n')
    story.stage("other/manuscript/001.md", WITH_SLIP)
    assert story.commit().made
    story.stage(ONE, WITH_SLIP)
    refused(story)


def test_a_commit_made_by_git_in_a_folder_inside_is_looked_at(story: StoryRepository) -> None:
    story.stage(ONE, WITH_SLIP)
    refused(StoryRepository(story.top / "manuscript"))


def test_a_commit_that_concerns_no_chapter_is_silent(story: StoryRepository) -> None:
    story.stage("notes.txt", "the the\n")
    assert story.commit().said == ""


def test_no_verify_commits_anything(story: StoryRepository) -> None:
    story.stage(ONE, WITH_SLIP)
    assert story.commit("--no-verify").made


def test_no_python_on_the_path_is_needed(story: StoryRepository, tmp_path: Path) -> None:
    for name in ("git", "sh", "dirname", "grep"):
        program = shutil.which(name)
        assert program
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / name).symlink_to(program)
    assert shutil.which("python3", path=str(tmp_path / "bin")) is None
    story.stage(ONE, WITH_SLIP)
    commit = story.commit(PATH=str(tmp_path / "bin"))
    assert not commit.made
    assert "doubled-word" in commit.said


def test_a_python_that_is_gone_is_said_in_one_sentence_and_does_not_block(story: StoryRepository) -> None:
    hook = story.top / ".git/hooks/pre-commit"
    hook.write_text(hook.read_text().replace(Path(sys.executable).as_posix(), "/nowhere/bin/python"))
    story.stage(ONE, WITH_SLIP)
    commit = story.commit()
    assert commit.made
    assert commit.said.count("\n") == 1
    assert "/nowhere/bin/python" in commit.said
    assert "fic hook install" in commit.said


def test_a_python_without_fic_is_said_and_does_not_block(story: StoryRepository, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "bare")], check=True)
    hook = story.top / ".git/hooks/pre-commit"
    hook.write_text(hook.read_text().replace(Path(sys.executable).as_posix(), f"{tmp_path}/bare/bin/python"))
    story.stage(ONE, WITH_SLIP)
    commit = story.commit()
    assert commit.made
    assert "nothing was checked" in commit.said
    assert "Traceback" not in commit.said


def test_a_machine_with_an_old_encoding_is_shown_every_character(story: StoryRepository) -> None:
    story.stage(ONE, f"{CLEAN}\n“Кот 🐈,” she said of the the gate.\n")
    commit = story.commit(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert not commit.made
    assert "“Кот 🐈,” she said of the the gate." in commit.said


def test_the_hooks_way_imports_nothing_heavy(story: StoryRepository) -> None:
    story.stage(ONE, WITH_MORE)
    code = (
        "import sys; from fic.__main__ import main; sys.argv[1:] = ['lint', '--staged']\n"
        "try: main()\n"
        "except SystemExit as left: print(left.code)\n"
        "print(sorted({'git', 'gitdb', 'rich', 'pydantic', 'numpy', 'dateutil', 'asyncio'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=story.top, check=True, capture_output=True, text=True)
    assert told.stdout == "0\n[]\n"


def test_nothing_in_the_storys_folder_is_run_as_python(story: StoryRepository, tmp_path: Path) -> None:
    for name in ("typer.py", "fic.py", "yaml.py", "sitecustomize.py"):
        story.write(name, f"open({str(tmp_path / 'run')!r}, 'w')\n")
    story.stage(ONE, WITH_SLIP)
    refused(story)
    assert not (tmp_path / "run").exists()


FIXING = SETTINGS + "[hook]\nfix = true\n"


def test_the_way_to_mend_is_said_where_there_is_a_safe_fix(story: StoryRepository) -> None:
    story.stage("manuscript/003 three.md", WITH_SLIP)
    assert "fic lint --fix 'manuscript/003 three.md'" in refused(story)
    assert (story.top / "manuscript/003 three.md").read_text() == WITH_SLIP


def test_where_the_author_asked_for_it_the_hook_fixes_what_is_wholly_staged(story: StoryRepository) -> None:
    old = f"{CLEAN}\nAn old slip of the the pen.\n"
    story.unchecked(ONE, old)
    story.stage(".fic.toml", FIXING)
    story.stage(ONE, f"{old}\n{SLIP}\n")
    assert story.commit().made
    mended = f"{old}\nWren went through the gate.\n"
    assert (story.top / ONE).read_text() == mended
    assert story.git("show", f"HEAD:{ONE}") == mended
    assert story.git("status", "--porcelain") == ""


def test_the_hook_fixes_commit_all_too(story: StoryRepository) -> None:
    story.unchecked(".fic.toml", FIXING)
    story.write(ONE, WITH_SLIP)
    assert story.commit("--all").made
    assert story.git("show", f"HEAD:{ONE}").endswith("through the gate.\n")
    assert story.git("status", "--porcelain") == ""


def test_the_hook_never_fixes_what_is_partly_staged(story: StoryRepository) -> None:
    story.unchecked(".fic.toml", FIXING)
    story.stage(ONE, WITH_SLIP)
    story.write(ONE, WITH_SLIP + "\nHeld back.\n")
    refused(story)
    assert (story.top / ONE).read_text() == WITH_SLIP + "\nHeld back.\n"
    assert story.git("show", f":{ONE}") == WITH_SLIP


def test_the_hook_fixes_nothing_in_a_commit_of_named_paths(story: StoryRepository) -> None:
    story.unchecked(".fic.toml", FIXING)
    story.write(ONE, WITH_SLIP)
    refused(story, "--", ONE)
    assert (story.top / ONE).read_text() == WITH_SLIP


def test_in_a_folder_of_chapters_what_is_no_chapter_is_neither_checked_nor_mended(story: StoryRepository) -> None:
    flat = f'{SETTINGS}chapters = "."\n[hook]\nfix = true\n'
    story.unchecked(".fic.toml", flat)
    others = ("README.md", ".draft.md", "notes/ideas.md")
    for name in (*others, "001-one.md"):
        story.stage(name, CLEAN if name == "001-one.md" else WITH_SLIP)
    assert story.commit().said == ""
    assert [story.git("show", f"HEAD:{name}") for name in others] == [WITH_SLIP] * 3


def test_in_a_folder_of_chapters_a_chapter_is_checked(story: StoryRepository) -> None:
    story.unchecked(".fic.toml", f'{SETTINGS}chapters = "."\n')
    story.stage("001-one.md", WITH_SLIP)
    refused(story)
