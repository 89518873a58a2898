# Everything runs from .venv, which holds the locked dependencies and this project, editable.
PYTHON ?= python3
BIN := .venv/bin
POLYFOLIO := $(BIN)/polyfolio
.DEFAULT_GOAL := help

.venv/ready: requirements.lock pyproject.toml
	@echo "making .venv with the locked dependencies (about half a minute)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(POLYFOLIO) init > /dev/null  # tells this clone's git how to merge PO files
	@touch $@

.PHONY: setup
setup: .venv/ready ## make .venv with the locked dependencies

.PHONY: run
run: setup ## the main job on the demo project: sync, progress, export of what is complete; then serve it
	@$(POLYFOLIO) sync
	@$(POLYFOLIO) stats
	@$(POLYFOLIO) export
	@for port in 5000 5001 5002 5003 5004 5005; do $(POLYFOLIO) serve --port $$port && exit; done; exit 1

.PHONY: sync
sync: setup ## bring units and PO files up to the sources
	@$(POLYFOLIO) sync

.PHONY: stats
stats: setup ## show progress
	@$(POLYFOLIO) stats

.PHONY: check
check: setup ## check translations
	@$(POLYFOLIO) check

.PHONY: export
export: setup ## every complete page of every language
	@$(POLYFOLIO) export

.PHONY: export-finished
export-finished: setup ## the languages whose every page is complete
	@$(POLYFOLIO) export --finished

export-%: setup ## one language: make export-da
	@$(POLYFOLIO) export $*

.PHONY: lint
lint: setup ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: test
test: lint ## what a change must pass: ruff, mypy --strict, all tests but the slow ones of `make faults`
	@$(BIN)/python -m pytest -n 3 -m "not slow" --ignore=tests/faults

.PHONY: faults
faults: setup ## processes killed, full disks, many writers, and the main job on a real book: what is too slow for every run
	@$(BIN)/python -m pytest -n 2 tests/faults
	@$(BIN)/python -m pytest -m slow --ignore=tests/faults

.PHONY: fuzz
fuzz: setup ## property tests of formats, core and store, and lives of books in git, with twenty times as many, random examples
	@POLYFOLIO_FUZZ=1 $(BIN)/python -m pytest -n 2 -m hypothesis tests/formats tests/core tests/checks tests/store tests/machine

.PHONY: bench
bench: setup ## on a real book (POLYFOLIO_CORPUS): CPU seconds, its web UI, source changes, imports, checks, memory, terms
	@$(BIN)/python -m tools.bench
	@$(BIN)/python -m tools.bench_web
	@$(BIN)/python -m tools.bench_update
	@$(BIN)/python -m tools.bench_edits
	@$(BIN)/python -m tools.bench_import_po
	@$(BIN)/python -m tools.bench_import_page
	@$(BIN)/python -m tools.bench_checks
	@$(BIN)/python -m tools.bench_damage
	@$(BIN)/python -m tools.bench_memory
	@$(BIN)/python -m tools.bench_memory --from ja 30000
	@$(BIN)/python -m tools.bench_terms

.PHONY: screenshots
screenshots: setup ## pictures of every view in build/screenshots (needs chromium)
	@$(BIN)/python -m tools.screenshots

.PHONY: langdata
langdata: setup ## write the language data anew (needs npm and the network)
	@$(BIN)/python -m tools.langdata

.PHONY: texts
texts: setup ## the interface's own texts: find them, bring web/translations up to them, compile
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --mapping babel.cfg --keyword lazy_gettext --project polyfolio \
		--add-location file --sort-by-file --width 100 --output-file build/messages.pot web
	@$(BIN)/pybabel --quiet update --input-file build/messages.pot --output-dir web/translations \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100
	@$(BIN)/pybabel --quiet compile --directory web/translations --statistics

.PHONY: lock
lock: ## write requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --extra dev --python-version 3.11 --output-file requirements.lock pyproject.toml

.PHONY: help
help: ## this list
	@grep -hE '^[a-z%-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18
