# Short names for plain commands.
# Each first installs what it needs, into .venv and widget/node_modules, and does so again when a lock file changes.

# .venv is made with this Python. It writes the bytecode that Pyodide runs, so its version must be Pyodide's.
IS_3_13 := -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))'
PYTHON ?= $(shell for python in python3.13 python3; do \
	$$python $(IS_3_13) 2>/dev/null && echo $$python && break; done)

PIP := .venv/bin/python -m pip --quiet --disable-pip-version-check install
SITE := .venv/.site widget/node_modules/.installed
TEST := $(SITE) .venv/.test
BENCH := $(TEST) bench/node_modules/.installed

# How often `make bench` visits ours and stock Pyodide, and how often all the rest.
ROUNDS ?= 9
FEW ?= 3

# Where requirements/node.txt puts Node.js and npm.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# MkDocs is held below version 2 on purpose; the theme need not say so at every build.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build release test test-slow bench lighthouse lint accept lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

serve: $(SITE) ## show the site at http://127.0.0.1:8000, and each change as you make it
	.venv/bin/python -m mkdocs serve

build: $(SITE) ## put the site in site/, and compressed copies beside its files
	.venv/bin/python -m mkdocs build --strict
	.venv/bin/python -m publish.compress site

release: build ## put a copy of the site that opens from a disk in release/, and a zip of it
	.venv/bin/python -m publish.takeaway site release/information-sharing-protocol

test: lint ## check everything but what takes minutes by itself
	.venv/bin/python tests/install_browser.py
	.venv/bin/pytest --cov -m "not slow"

test-slow: $(BENCH) ## check what takes minutes: each page and step for accessibility and width, in each scheme
	.venv/bin/python tests/install_browser.py --firefox
	.venv/bin/pytest -m slow

bench: build $(BENCH) ## measure the site beside stock Pyodide and others, for the page on how fast it is
	.venv/bin/python -m bench --rounds $(ROUNDS) --few $(FEW)

lighthouse: build $(BENCH) ## ask Lighthouse what it makes of a page of each kind
	.venv/bin/python -m bench.lighthouse

lint: $(TEST) ## check the style of the Python code and the Markdown, and the types
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	widget/node_modules/.bin/markdownlint-cli2

accept: $(SITE) ## keep the table as its edition, and every path as reviewed, once you have read what changed
	.venv/bin/python -m protocol_logic accept

UV_COMPILE := .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.13 --generate-hashes \
	--custom-compile-command 'make lock'

lock: $(SITE) ## choose the newest versions that pyproject.toml and package.json allow
	$(PIP) uv
	$(UV_COMPILE) --group site --output-file requirements/site.txt
	$(UV_COMPILE) --group test --output-file requirements/test.txt --constraints requirements/site.txt
	$(UV_COMPILE) --group node --output-file requirements/node.txt
	cd widget && npm update --package-lock-only
	cd bench && npm update --package-lock-only

clean: ## remove all that these commands have made
	rm -rf .venv .cache site release widget/node_modules bench/node_modules
	rm -rf .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Nothing below is for typing.

.venv/pyvenv.cfg:
	@"$(PYTHON)" $(IS_3_13) 2>/dev/null || { echo "This needs Python 3.13 and finds none." \
		"Install it, or name yours: make PYTHON=/path/to/python3.13"; exit 1; }
	"$(PYTHON)" -m venv .venv

# The package is installed as a link to src/, so that a change there counts at once.
.venv/.site: requirements/site.txt pyproject.toml | .venv/pyvenv.cfg
	$(PIP) --require-hashes --requirement requirements/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: requirements/test.txt .venv/.site
	$(PIP) --require-hashes --requirement requirements/test.txt
	@touch $@

widget/node_modules/.installed: widget/package-lock.json widget/.npmrc | .venv/pyvenv.cfg
	@command -v npm >/dev/null || $(PIP) --require-hashes --requirement requirements/node.txt
	cd widget && npm ci
	@touch $@

# What drives the browsers wants a newer Node.js than a system may have.
bench/node_modules/.installed: bench/package-lock.json bench/.npmrc requirements/node.txt | .venv/pyvenv.cfg
	$(PIP) --require-hashes --requirement requirements/node.txt
	cd bench && npm ci
	@touch $@
