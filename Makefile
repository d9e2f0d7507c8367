# Short names for plain commands.
# Each first installs what it needs, into .venv and widget/node_modules, and does so again when a lock file changes.

# Twice quiet: pip's warnings are about how a machine is set up, and leave nothing to do here. Errors are still printed.
PIP := .venv/bin/python -m pip --quiet --quiet --disable-pip-version-check install
SITE := .venv/.site widget/node_modules/.installed
TEST := $(SITE) .venv/.test
BENCH := $(TEST) bench/node_modules/.installed

# Each process starts a browser of its own, so more than eight would want much memory.
# It takes files in a row, and when it has none left, half of what another still has.
PYTEST := .venv/bin/pytest --numprocesses auto --maxprocesses 8 --dist worksteal --durations 10

# How often `make bench` visits ours and stock Pyodide, and how often all the rest.
ROUNDS ?= 9
FEW ?= 3

# Where requirements/node.txt puts Node.js and npm.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# MkDocs is held below version 2, and nothing here rests on the theme, whose end of life is 5 May 2027:
# decisions/after-mkdocs.md says so, and `make next` tries what may follow. Each build need not say it too.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build release check-host words decisions test test-slow test-again tried bench load lighthouse walks lint adopt reviews accept next audit mutants lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

serve: $(SITE) ## show the site at http://127.0.0.1:8000, and each change as you save it; PORT=8001 for another port
	.venv/bin/python -m pages.serve $(PORT)

build: $(SITE) ## put the site in site/, and compressed copies beside its files
	.venv/bin/python -m mkdocs build --strict
	.venv/bin/python -m publish.compress site

release: build ## put a copy of the site that opens from a disk in release/, and a zip of it with its checksum
	.venv/bin/python -m publish.takeaway site release/information-sharing-protocol
	.venv/bin/python -m publish.pack release/information-sharing-protocol

check-host: | .venv/pyvenv.cfg ## ask a running site whether its host serves it well: make check-host URL=https://…
	.venv/bin/python -m publish.check_host "$(URL)"

# What no change of words can break is left out, and so is what takes long to say what pages.slips says at once.
WORDS := tests/test_second_reading.py $(addprefix tests/pages/test_,content.py duties.py editions.py names.py prose.py \
	site.py spelling.py whole.py)

words: $(TEST) ## check the words alone, for while you write: what is wrong with them is said a line each
	.venv/bin/python -m pages.slips
	widget/node_modules/.bin/markdownlint-cli2
	$(PYTEST) $(WORDS)

decisions: lint ## check the decisions alone, for while you work on them
	$(PYTEST) -m "not slow" tests/protocol_logic tests/test_second_reading.py \
		tests/pages/test_duties.py tests/pages/test_editions.py

test: lint ## check everything but what takes minutes by itself
	.venv/bin/python tests/install_browser.py
	$(PYTEST) --cov -m "not slow"

test-slow: $(BENCH) ## check what takes minutes: each page and step for accessibility and width, in each scheme
	.venv/bin/python tests/install_browser.py --engines
	$(PYTEST) -m slow

test-again: $(TEST) ## check what `make test` does three times, in a random order, with all processors kept busy
	.venv/bin/python tests/install_browser.py
	.venv/bin/python tests/busy.py 3 $(PYTEST) -p randomly -m "not slow"

TRIED := tests/test_nothing_leaves.py tests/protocol_logic/test_anything.py tests/publish/test_bill.py \
	tests/publish/test_on_device.py $(addprefix tests/widget/test_,engines.py faults_page.py files_at_fault.py \
	injection.py other_ways_to_see.py parity.py)

tried: $(BENCH) ## try to break the site, and count what was tried for the page on how it was checked
	.venv/bin/python tests/install_browser.py --engines
	$(PYTEST) $(TRIED) --proof bench/tried.json

bench: build $(BENCH) ## measure the site beside stock Pyodide and others, for the page on how fast it is
	.venv/bin/python -m bench --rounds $(ROUNDS) --few $(FEW)

load: build $(TEST) ## ask nginx, with the settings that we ship, for pages over more and more connections
	.venv/bin/python -m bench.load

lighthouse: build $(BENCH) ## ask Lighthouse what it makes of a page of each kind
	.venv/bin/python -m bench.lighthouse

walks: build $(TEST) ## walk the flowchart as people do, and count the words, taps and screens that each meets
	.venv/bin/python -m bench.walks

lint: $(TEST) ## check the style of the Python code and the Markdown, and the types
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	widget/node_modules/.bin/markdownlint-cli2

adopt: $(SITE) ## ask for the names and contacts of your place, and write them in local.yml
	@.venv/bin/python -m pages.adopt

reviews: $(SITE) ## name each page and note that should have been looked at again by now
	.venv/bin/python -m pages.reviews

accept: $(SITE) ## keep the table as its edition, and every path as reviewed, once you have read what changed
	.venv/bin/python -m protocol_logic accept

next: .cache/next/.installed $(TEST) ## build with what may come after MkDocs, and test the HTML: make next TOOL=properdocs
	PYTHONPATH=.cache/next .venv/bin/python tests/next.py "$(TOOL)"

audit: .cache/audit/.installed $(BENCH) ## ask whether anything that the lock files name has a known fault
	PYTHONPATH=.cache/audit .venv/bin/python tests/audit.py

mutants: .venv/.mutants ## change protocol_logic bit by bit, and list each change that no test minds: it takes hours
	.venv/bin/mutmut run --max-children 1
	.venv/bin/mutmut results

UV_COMPILE := .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.13 --generate-hashes \
	--custom-compile-command 'make lock'

lock: $(SITE) ## choose the newest versions that pyproject.toml and package.json allow
	$(PIP) uv
	$(UV_COMPILE) --group site --output-file requirements/site.txt
	$(UV_COMPILE) --group test --output-file requirements/test.txt --constraints requirements/site.txt
	$(UV_COMPILE) --group mutants --output-file requirements/mutants.txt --constraints requirements/test.txt
	$(UV_COMPILE) --group next --output-file requirements/next.txt --constraints requirements/site.txt
	$(UV_COMPILE) --group audit --output-file requirements/audit.txt
	$(UV_COMPILE) --group node --output-file requirements/node.txt
	cd widget && npm update --package-lock-only && npm ci
	.venv/bin/python -m widget.pinned
	cd bench && npm update --package-lock-only

clean: ## remove all that these commands have made
	rm -rf .venv .cache site release mutants widget/node_modules bench/node_modules
	rm -rf .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Nothing below is for typing.

.venv/pyvenv.cfg:
	@sh requirements/venv.sh $(PYTHON)

# The package is installed as a link to src/, so that a change there counts at once.
.venv/.site: requirements/site.txt pyproject.toml | .venv/pyvenv.cfg
	$(PIP) --require-hashes --requirement requirements/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: requirements/test.txt .venv/.site
	$(PIP) --require-hashes --requirement requirements/test.txt
	@touch $@

# Always this Node.js, whatever the machine has: a build then makes the same bytes everywhere.
.venv/.node: requirements/node.txt | .venv/pyvenv.cfg
	$(PIP) --require-hashes --requirement $<
	@touch $@

.venv/.mutants: requirements/mutants.txt .venv/.test
	$(PIP) --require-hashes --requirement requirements/mutants.txt
	@touch $@

# Each in a folder of its own: a build with MkDocs never sees them.
.cache/%/.installed: requirements/%.txt | .venv/pyvenv.cfg
	rm -rf $(@D)
	$(PIP) --require-hashes --requirement $< --target $(@D)
	@touch $@

widget/node_modules/.installed: widget/package-lock.json widget/.npmrc .venv/.node
	cd widget && npm ci
	@touch $@

bench/node_modules/.installed: bench/package-lock.json bench/.npmrc .venv/.node
	cd bench && npm ci
	@touch $@
