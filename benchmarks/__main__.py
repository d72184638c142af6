"""``python -m benchmarks [NAME…]``: run the named benchmarks, or all of them, and print what they measure."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks


def main() -> int:
    """Run the benchmarks named on the command line; each is a module here with a function ``main``."""
    found = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    modules = {name: importlib.import_module(f"benchmarks.{name}") for name in found if not name.startswith("_")}
    known = {name: module.main for name, module in modules.items() if hasattr(module, "main")}
    unknown = [name for name in sys.argv[1:] if name not in known]
    if unknown:
        print(f"no benchmark called {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    for name in sys.argv[1:] or known:
        print(f"\n== {name} ==")
        known[name]()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
