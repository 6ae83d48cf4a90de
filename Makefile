# `make demo` and `make test` need only Python 3.11+ and make; everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
KITS ?= ../shared/eval
export OMP_NUM_THREADS ?= 1

.PHONY: help setup demo test lint types contracts docs unit quality floors bench crash train lock clean

help:            ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: .venv/.ready  ## make .venv with everything, from the hashed lock

.venv/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup      ## the main job on the bundled, fictional story
	$(BIN)/reportedly demo

test: setup      ## every check: lint, types, import contracts, lexicons, tests, docs examples
	@$(MAKE) --no-print-directory lint types contracts unit

lint: setup      ## ruff, as linter and formatter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup     ## mypy, strict
	$(BIN)/mypy

contracts: setup ## which room may import which
	$(BIN)/lint-imports

unit: setup      ## the tests, documentation examples included
	$(BIN)/python -m pytest

quality: setup   ## score every kit in KITS, print one table beside the peers', hold it against the floors
	$(BIN)/python -m benchmarks.quality --kits $(KITS)

floors: setup    ## raise the floors to what is measured now (they never go down)
	$(BIN)/python -m benchmarks.quality --kits $(KITS) --raise-floors

bench: setup     ## time and memory by stage, beside a baseline in the same run
	$(BIN)/python -m benchmarks.speed --kits $(KITS)

crash: setup     ## stop add, linking, review, refresh and import at random moments: nothing lost, the next run finishes
	$(BIN)/python -m benchmarks.crash

train: .venv/.train  ## rebuild the attribution weights from the kit's train split
	$(BIN)/python -m benchmarks.train.attributions $(KITS)/attribution/data/train.jsonl.gz

.venv/.train: .venv/.ready requirements-train.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.lock
	@touch $@

clean:           ## remove the environment and caches
	rm -rf .venv .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
