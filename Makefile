# Two commands are enough: `make run` and `make test`. Both bring what they need.
.DEFAULT_GOAL := help
.PHONY: help run test prove lint reset manage gazetteer
PYTHON ?= python3
PY := .venv/bin/python
INSTALL := command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed; $(PYTHON) is not there."; exit 1; }; \
	$(PYTHON) mayors_club/stack/install.py
ARGS ?=
# The whole suite runs on all cores; a part of it is done sooner without the start of several databases.
WHOLE := -n auto --maxprocesses 4 --dist worksteal

help: ## show these lines
	@echo "Targets (PORT=8001, PYTHON=python3.12 and ARGS=… may be added):"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

run: ## the whole site with demo data on http://localhost:8000, until Ctrl-C
	@$(INSTALL) requirements/embedded.txt
	@exec $(PY) -m mayors_club.stack run

test: ## the whole test suite on servers of its own, then the linters
	@$(INSTALL) requirements/dev.txt
	@$(PY) -m pytest $(if $(ARGS)$(TEST_USE_EXISTING),$(ARGS),$(WHOLE)) && $(MAKE) --no-print-directory lint

prove: ## the long forms of the promises' proofs (minutes; SEED=1 repeats a run)
	@$(INSTALL) requirements/dev.txt
	@PROVE=1 ROUNDS=200 $(PY) -m pytest -m "faults or prove" -p no:randomly $(ARGS)

lint: ## ruff alone
	@$(INSTALL) requirements/dev.txt
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --check --quiet .

reset: ## empty the demo: database, letters, files (asks first; YES=1 does not)
	@$(INSTALL) requirements/embedded.txt
	@exec $(PY) -m mayors_club.stack reset

manage: ## a management command on the running site: make manage ARGS="create_admin me@town.ua"
	@exec $(PY) -m mayors_club.stack manage $(ARGS)

gazetteer: ## every place of the world over 500 people into the running site, two minutes
	@$(INSTALL) requirements/gazetteer.txt
	@exec $(PY) -m mayors_club.stack manage load_gazetteer
