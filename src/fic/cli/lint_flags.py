"""Which flags of `fic lint` contradict one another: none is dropped in silence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fic.cli.flags import refuse

TEXTS = ("PATH", "--stdin-filename")
LAYOUTS = ("--format", "--json", "--group", "--limit")

# Of each flag that makes `fic lint` do another thing: why it takes some of the others, and which it doesn't.
_REFUSED: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "--explain": (
            "--explain prints the page of a rule",
            (*TEXTS, "--rules", "--staged", "--ignore-all-now", "--fix", "--diff", "--group", "--limit"),
        ),
        "--rules": (
            "--rules lists the rules",
            (*TEXTS, "--staged", "--ignore-all-now", "--fix", "--diff", "--group", "--limit"),
        ),
        "--staged": (
            "--staged looks at everything that is staged, and at no file",
            (*TEXTS, "--ignore-all-now", "--fix", "--diff"),
        ),
        "--ignore-all-now": (
            "--ignore-all-now writes down what is found, instead of mending or showing it",
            ("--fix", "--diff", *LAYOUTS),
        ),
        "--diff": ("--diff shows what --fix would do, and nothing else", LAYOUTS),
    }
)


def refuse_contradictions(given: Mapping[str, object]) -> None:
    """Raise UsageError, naming them, where flags don't go together; ``given`` has every flag's value by its name."""
    for flag, (reason, others) in _REFUSED.items():
        if given[flag] not in (None, False):
            refuse(reason, {other: given[other] for other in others})
