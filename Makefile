# make run     everything, from nothing, in a browser      make test        every test, its set-up included
# make lint    style, layers, types                        make test-peers  the same tests on Debian's PostgreSQL 15
# make bench   speed, as a table                           make map         docs/map.md from the modules' own words
# make demo    the demo's sign-ins and the code of now     make sabotage    mistakes that the tests must catch

PYTHON ?= python3

# As root the database runs as `nobody`. A checkout that is closed to `nobody` (under /root, say) stays
# closed: the environment and the home then go to /var/lib/peelian.
CLOSED := $(shell [ "$$(id -u)" = 0 ] && at="$(CURDIR)" && while [ "$$at" != / ]; do \
	[ $$(( 0$$(stat -c %a "$$at") & 1 )) = 1 ] || echo closed; at=$$(dirname "$$at"); done)
ifneq ($(CLOSED),)
ELSEWHERE := /var/lib/peelian/$(shell printf %s "$(CURDIR)" | cksum | cut -d' ' -f1)
VENV ?= $(ELSEWHERE)/venv
export PEELIAN_HOME ?= $(ELSEWHERE)/home
endif
VENV ?= .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python
LOCKED := $(UV) --require-hashes --requirement
VENDOR := peelian/web/kit/static/vendor

.PHONY: run demo setup setup-dev test test-peers lint bench sabotage map lock clean

run: setup
	@PEELIAN_DEV=$${PEELIAN_DEV:-yes} $(BIN)/peelian serve

# The demo's sign-ins again, with the code of this half minute.
demo: setup
	@PEELIAN_DEV=yes $(BIN)/peelian demo

setup: $(VENV)/.base $(VENDOR)/.built
setup-dev: setup $(VENV)/.dev

test: setup-dev
	@tools/browser
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

test-peers: setup-dev
	@tools/browser
	@tools/peers
	@$(BIN)/python -m tools.postgres15 $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --ignore tests/browser --ignore tests/test_kills.py

lint: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy

bench: setup-dev
	@$(BIN)/python -m tests.bench

# Sixteen small mistakes, made one by one in a copy: each must make its test fail.
sabotage: setup-dev
	@$(BIN)/python -m tests.sabotage

map: setup-dev
	@$(BIN)/python -m tools.map

$(VENV)/.bootstrap: requirements-bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit("Peelian needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 run" if sys.version_info < (3, 11) else 0)'
	@[ -z "$(CLOSED)" ] || echo "This folder is closed to the user 'nobody', so Peelian keeps its things in $(ELSEWHERE)."
	@umask 022 && mkdir -p "$(dir $(VENV))" && $(PYTHON) -m venv $(VENV) || { \
		echo "Python cannot make a virtual environment here. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Installing what Peelian needs. This takes about a minute, once."
	@umask 022 && $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bootstrap.txt
	@touch $@

$(VENV)/.base: $(VENV)/.bootstrap requirements.txt pyproject.toml
	@umask 022 && $(LOCKED) requirements.txt && $(UV) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements-dev.txt
	@umask 022 && $(LOCKED) requirements-dev.txt
	@touch $@

# npm where the machine has it; otherwise the same npm, run by the Node that comes as a Python package.
node_modules/.installed: package.json package-lock.json | $(VENV)/.base
	@if command -v npm >/dev/null && command -v node >/dev/null; then npm ci --ignore-scripts --silent; \
	else $(LOCKED) requirements-setup.txt && $(BIN)/python tools/npm.py ci --ignore-scripts --silent; fi
	@touch $@

$(VENDOR)/.built: node_modules/.installed peelian/web/kit/assets.py | $(VENV)/.base
	@$(BIN)/python -m peelian.web.kit.assets
	@touch $@

# Written anew after pyproject.toml or package.json has changed. No address goes into any of them.
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml
lock: $(VENV)/.bootstrap
	@$(LOCK) --output-file requirements.txt
	@$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt
	@printf 'setuptools>=80\nuv>=0.13\n' | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate - --output-file requirements-bootstrap.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --group setup --output-file requirements-setup.txt
	@npm install --package-lock-only --ignore-scripts

clean:
	@rm -rf $(VENV) node_modules $(VENDOR)
