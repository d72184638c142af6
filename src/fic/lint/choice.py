"""Which rules run, at what level and with which settings: what `[lint]` says, checked against the rules there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from fic.errors import FicError, UsageError
from fic.files.config import FILE_NAME, Config
from fic.lint.rule import NO_SETTINGS, Level, Rule
from fic.manuscript.disclaimer import is_due
from fic.manuscript.prose import folded
from fic.registry import module_names, nearest, values

PACKAGE = "fic.lint.rules"


class Choice(NamedTuple):
    """The rules of a run, their levels, and what they need to know of the story's settings."""

    rules: tuple[Rule, ...]
    levels: Mapping[str, Level] = NO_SETTINGS
    settings: Mapping[str, Mapping[str, Any]] = NO_SETTINGS
    disclaimer: str = ""
    disclaimer_in: str = "first"
    words: frozenset[str] = frozenset()
    ignored: frozenset[tuple[str, str]] = frozenset()
    language: str = "en-US"

    def level(self, rule: Rule) -> Level:
        """Return the level the author gave a rule, else its own."""
        return self.levels.get(rule.name, rule.level)

    def disclaimer_at(self, position: int | None) -> str:
        """Return the disclaimer that the chapter at ``position`` of the story should carry, or ""."""
        due = position is not None and is_due(self.disclaimer_in, first=position == 0)
        return self.disclaimer if due else ""


def all_rules() -> tuple[Rule, ...]:
    """Return every rule there is, by name."""
    return tuple(sorted(values(PACKAGE, Rule), key=lambda rule: rule.name))


def rule_names() -> tuple[str, ...]:
    """Return the names of all rules without importing one."""
    return tuple(name.replace("_", "-") for name in module_names(PACKAGE))


def chosen(config: Config, words: Iterable[str] = (), ignored_text: str = "") -> Choice:
    """Return what the story's settings choose; FicError for a rule, level or setting that isn't there.

    ``words`` are the story's own, which no rule doubts; ``ignored_text`` is its `lint-ignore.txt`.

    `select` narrows to the rules it names, `ignore` and the level "off" take rules away, and a rule written for other
    languages than the story's does not run.
    """
    rules = all_rules()
    by_name = {rule.name: rule for rule in rules}
    lint = config.lint
    for key, names in (
        ("select", lint.select),
        ("ignore", lint.ignore),
        ("levels", lint.levels),
        ("rules", lint.rules),
    ):
        _known(names, by_name, f"lint.{key}")
    settings = {name: _settings(by_name[name], table) for name, table in lint.rules.items()}
    off = {*lint.ignore, *(name for name, level in lint.levels.items() if level == "off")}
    kept = [rule for rule in rules if rule.name not in off and rule.speaks(config.story.language)]
    return Choice(
        rules=tuple(rule for rule in kept if not lint.select or rule.name in lint.select),
        levels={name: Level(level) for name, level in lint.levels.items() if level != "off"},
        settings=settings,
        disclaimer=config.story.disclaimer,
        disclaimer_in=config.story.disclaimer_in,
        words=frozenset(folded(word) for word in words),
        ignored=_ignored(ignored_text),
        language=config.story.language,
    )


def rule_named(name: str) -> Rule:
    """Return the rule called ``name``; UsageError with the nearest name if there is none."""
    rules = {rule.name: rule for rule in all_rules()}
    if name not in rules:
        raise UsageError(f"There is no rule {name}. {_hint(name, tuple(rules))}")
    return rules[name]


def _ignored(text: str) -> frozenset[tuple[str, str]]:
    if not text.strip():
        return frozenset()
    from fic.lint.suppress import ignored  # a story that ignores nothing doesn't pay for it

    return ignored(text)


def _known(names: Iterable[str], rules: Mapping[str, Rule], key: str) -> None:
    for name in names:
        if name not in rules:
            raise FicError(f"{FILE_NAME}: {key} names {name}, which is no rule. {_hint(name, tuple(rules))}")


def _hint(name: str, known: Sequence[str]) -> str:
    near = nearest(name, tuple(known))
    return f"Did you mean {near}?" if near else "`fic lint --rules` lists them all."


def _settings(rule: Rule, table: Mapping[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in table.items():
        setting = rule.settings.get(key)
        if setting is None:
            near = nearest(key, tuple(rule.settings))
            has = f"Its settings are {', '.join(rule.settings)}." if rule.settings else "It has none."
            hint = f"Did you mean {near}?" if near else has
            raise FicError(f"{FILE_NAME}: the rule {rule.name} has no setting {key}. {hint}")
        plain = tuple(value) if isinstance(value, list) else value
        if type(plain) is not type(setting.default) or not _all_text(plain):
            raise FicError(f"{FILE_NAME}: lint.rules.{rule.name}.{key} must be {_phrase(setting.default)}.")
        read[key] = plain
    return read


def _all_text(value: Any) -> bool:
    return not isinstance(value, tuple) or all(isinstance(each, str) for each in value)


def _phrase(default: bool | int | str | tuple[str, ...]) -> str:
    if isinstance(default, bool):
        return "true or false"
    if isinstance(default, int):
        return "a whole number"
    return "text in quotes" if isinstance(default, str) else "a list of texts"
