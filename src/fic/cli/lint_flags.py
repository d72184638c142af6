"""Which flags of `fic lint` contradict one another: none is dropped in silence."""

from __future__ import annotations

from types import MappingProxyType

from fic.cli.flags import Refusals

_TEXTS = ("PATH", "--stdin-filename")
_LAYOUTS = ("--format", "--json", "--group", "--limit")

REFUSED: Refusals = MappingProxyType(
    {
        "--explain": (
            "--explain prints the page of a rule",
            (*_TEXTS, "--rules", "--staged", "--ignore-all-now", "--fix", "--diff", "--group", "--limit"),
        ),
        "--rules": (
            "--rules lists the rules",
            (*_TEXTS, "--staged", "--ignore-all-now", "--fix", "--diff", "--group", "--limit"),
        ),
        "--staged": (
            "--staged looks at everything that is staged, and at no file",
            (*_TEXTS, "--ignore-all-now", "--fix", "--diff"),
        ),
        "--ignore-all-now": (
            "--ignore-all-now writes down what is found, instead of mending or showing it",
            ("--fix", "--diff", *_LAYOUTS),
        ),
        "--diff": ("--diff shows what --fix would do, and nothing else", _LAYOUTS),
    }
)
