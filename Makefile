# Everything here works on a machine that has python3, pip and git: each target makes the .venv it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FUZZED := tests/fuzz $(addprefix tests/posting/test_,census.py ao3_as_the_site_does.py private_stays_private.py)

.PHONY: help demo test check bench faults fuzz docs clean

help:
	@echo "make demo    install fic here and run it on the bundled serial"
	@echo "make test    install what the tests need and run them"
	@echo "make check   types and style, on sources and tests"
	@echo "make bench   time and measure fic against things measured in the same run"
	@echo "make faults  break every write, one at a time, meet every command at its work, and write it to docs/faults.md"
	@echo "make fuzz    feed every command what no author would write, sixty times as much as make test does"
	@echo "make docs    write the generated pages: docs/rules/, docs/settings.md, docs/sites.md"
	@echo "make clean   remove what the others made"

# Debian's python3 comes without ensurepip; pip can still fill a bare environment.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
	  rm -rf $(VENV) && $(PYTHON) -m venv --without-pip $(VENV) && \
	  $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tested: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

# The test of the pre-commit hook installs fic afresh, without the network: its wheels are fetched here beforehand.
$(VENV)/.wheelhouse: pyproject.toml $(VENV)/.tested
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --wheel-dir $(VENV)/wheelhouse . 'hatchling>=1.24' pip setuptools
	@rm -f $(VENV)/wheelhouse/fic_cli-*.whl
	@touch $@

demo: $(VENV)/.installed
	@echo '$$ fic status';        $(BIN)/fic status
	@echo; echo '$$ fic lint';    $(BIN)/fic lint --hints || test $$? -eq 1
	@echo; echo '$$ fic plan-releases'; $(BIN)/fic plan-releases

test: $(VENV)/.tested $(VENV)/.wheelhouse
	FIC_WHEELHOUSE=$(abspath $(VENV)/wheelhouse) $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

check: $(VENV)/.tested
	$(BIN)/ruff format --check src tests benchmarks tools
	$(BIN)/ruff check src tests benchmarks tools
	$(BIN)/mypy

bench: $(VENV)/.tested
	$(BIN)/python -m benchmarks $(ARGS)

faults: $(VENV)/.tested
	$(BIN)/python -m tests.faults.races --all
	$(BIN)/python -m tests.faults --jobs 2 --table docs/faults.md $(ARGS)

fuzz: $(VENV)/.tested
	FIC_FUZZ=60 $(BIN)/python -m pytest -n auto $(FUZZED) $(ARGS)

docs: $(VENV)/.tested
	$(BIN)/python -m fic.lint.page docs/rules
	$(BIN)/python -m fic.report.settings_page docs/settings.md
	$(BIN)/python -m fic.report.sites_page docs/sites.md

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
