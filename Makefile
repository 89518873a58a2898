# Everything runs from .venv, which holds the locked dependencies and this project, editable.
PYTHON ?= python3
BIN := .venv/bin
POLYFOLIO := $(BIN)/polyfolio
.DEFAULT_GOAL := help

.venv/ready: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: setup
setup: .venv/ready ## make .venv with the locked dependencies

.PHONY: lint
lint: setup ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: test
test: lint ## what CI runs: ruff, mypy --strict, all tests
	$(BIN)/python -m pytest -n 2

.PHONY: lock
lock: ## write requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --extra dev --python-version 3.11 --output-file requirements.lock pyproject.toml

.PHONY: langdata
langdata: setup ## write the language data anew from CLDR, MediaWiki and Weblate (needs npm and network)
	$(BIN)/python -m tools.langdata

.PHONY: help
help: ## this list
	@grep -hE '^[a-z%-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18
