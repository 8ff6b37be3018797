# Everything runs from a virtual environment that `make` itself keeps up to date.

PYTHON ?= python3
UV ?= uv
# `make lock UPGRADE=--upgrade` moves every pin to its newest release.
UPGRADE ?=

VENV := .venv
PY := $(VENV)/bin/python
EXPLAINER := $(VENV)/bin/explainer
RUNTIME := $(VENV)/.runtime
BUNDLE := $(VENV)/.bundle
DEV := $(VENV)/.dev
AUDIT := build/audit
RELEASE := build/release
PACKAGE := build/package

# Every command starts a Python of its own: compiled once, all of them start in half the time.
unexport PYTHONDONTWRITEBYTECODE

# Here rather than in pyproject.toml: for one test by hand, starting workers is the slow part.
# The tests with a browser come first and take long: a worker that is done takes some from another.
PYTEST := $(PY) -m pytest -n auto --dist worksteal
IMPORTS := $(VENV)/bin/lint-imports --no-logo --no-cache
# Gets the programs that the browser tests drive; what cannot be had, the tests name.
BROWSERS := $(PY) -m tools.programs
PIP := $(PY) -m pip --disable-pip-version-check install -q
# A lock names all that is needed: nothing is left to resolve, only to compare at the end.
LOCKED := $(PIP) --no-deps --require-hashes
COMPILE := $(UV) pip compile -q $(UPGRADE) \
	--universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-config --no-emit-index-url --no-emit-find-links --no-annotate \
	--custom-compile-command "make lock"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve bundle test check content code goldens planted hostile bench fuzz reproduce faults engines lighthouse soak release package sbom audit lock format clean

# A virtual environment dies when its folder moves or its Python is removed.
ifneq ($(wildcard $(RUNTIME)),)
ifneq ($(shell $(PY) -c pass 2>&1; cat $(RUNTIME)),$(CURDIR))
.PHONY: $(RUNTIME)
endif
endif

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

site: $(RUNTIME) ## Set everything up and build the site
	@$(EXPLAINER) build

serve: $(RUNTIME) ## Preview the site; it follows your edits
	@$(EXPLAINER) serve

bundle: $(BUNDLE) ## Write the site to dist/ in formats that need no network
	@$(EXPLAINER) bundle

test: $(DEV) ## Set everything up and run the tests
	@$(BROWSERS)
	@$(PYTEST)

# Content comes first: its mistakes are an editor's, and the tests would bury them.
check: content code ## Run all that CI runs: content, format, lint, types, tests, strict site

content: $(BUNDLE) ## Run what CI runs of content: check it, write bundles and site, strictly
	@echo "Checking content …"
	@$(EXPLAINER) check --strict
	@$(EXPLAINER) coverage --strict
	@echo "Bundling …"
	@$(EXPLAINER) bundle --strict
	@echo "Building the site …"
	@$(EXPLAINER) build --strict

code: $(DEV) ## Run what CI runs of code: format, lint, types, tests, the site built again
	@echo "Checking format …"
	@$(PY) -m ruff format --check -q .
	@echo "Checking style …"
	@$(PY) -m ruff check -q .
	@echo "Checking imports …"
	@said=$$($(IMPORTS)) || { echo "$$said"; exit 1; }
	@echo "Checking packages …"
	@$(PY) -m pip --disable-pip-version-check check -q
	@echo "Checking types …"
	@$(PY) -m mypy --no-error-summary
	@echo "Checking workflows …"
	@$(PY) -m tools.workflows
	@$(BROWSERS)
	@echo "Testing …"
	@REQUIRE_BROWSER=1 $(PYTEST)
	@echo "Building again …"
	@$(PY) -m tools.reproducing --together

soak: $(DEV) ## Run what needs long, as every night: each variant, long fuzz, faults, reproduction
	@$(BROWSERS)
	@echo "Testing at length …"
	@REQUIRE_BROWSER=1 SOAK=1 $(PYTEST) -m ""
	@echo "Reading wrong files …"
	@$(PY) -m tools.fuzz
	@echo "Showing hostile strings …"
	@$(PY) -m tools.hostile --mixtures 2000 --times 2
	@echo "Building under other circumstances …"
	@$(PY) -m tools.reproducing
	@echo "Killing builds and filling disks …"
	@$(PY) -m tools.faults

goldens: $(DEV) ## Rewrite the expected output in tests/golden; review the diff
	@$(PY) -m tests.goldens

planted: $(DEV) ## Plant falsehoods in correct content and count what passes
	@$(PY) -m tests.planted

hostile: $(DEV) ## Run hostile strings through whole sites (CORPUS=files, else our own)
	@$(PY) -m tools.hostile $(CORPUS)

engines: $(DEV) ## Build with each site engine, in environments of their own, and compare
	@$(PY) -m tools.engines

bench: $(DEV) ## Measure the build
	@$(PY) -m tools.bench.bench

reproduce: $(DEV) ## Build under other circumstances and compare every byte
	@$(PY) -m tools.reproducing

faults: $(DEV) ## End builds at random and fill disks: the last site must stay
	@$(PY) -m tools.faults

fuzz: $(DEV) ## Read 100,000 wrong files, and measure what each costs
	@$(PY) -m tools.fuzz

lighthouse: $(DEV) ## Measure how fast a page of every kind is on a phone
	@$(PY) -m tools.lighthouse

format: $(DEV) ## Format the code and mend what can be mended
	@$(PY) -m ruff check -q --fix-only .
	@$(PY) -m ruff format -q .

release: content $(DEV) ## Check and build all, and gather in build/release what a release carries
	@$(PY) -m tools.release $(RELEASE)

package: $(DEV) ## Write the program to build/package as the index of packages takes it
	@rm -rf $(PACKAGE)
	@$(PY) -m hatchling build -d $(PACKAGE)

sbom: $(DEV) ## Write down what the program is made of (CycloneDX)
	@$(PY) -m tools.sbom build/sbom.cdx.json

audit: $(AUDIT)/.ready ## Look for known vulnerabilities in what is locked (asks the network)
	@failed=0; for lock in requirements*.lock; do \
		echo "Auditing $$lock …"; \
		$(AUDIT)/bin/pip-audit --strict --require-hashes --disable-pip --progress-spinner off \
			-r "$$lock" || failed=1; \
	done; exit $$failed

lock: ## Work out the locked requirements anew (needs uv and npm)
	@command -v "$(UV)" >/dev/null || { echo "make lock needs uv on the PATH." >&2; exit 1; }
	@command -v npm >/dev/null || { echo "make lock needs npm on the PATH." >&2; exit 1; }
	@echo "Locking requirements …"
	@$(COMPILE) pyproject.toml --group build -o requirements.lock
	@$(COMPILE) pyproject.toml --all-extras --group build -c requirements.lock -o requirements-bundle.lock
	@$(COMPILE) pyproject.toml --all-extras --group dev -c requirements-bundle.lock -o requirements-dev.lock
	@$(COMPILE) pyproject.toml --group engines -c requirements-dev.lock -o requirements-engines.lock
	@$(COMPILE) --group audit -c requirements-dev.lock -o requirements-audit.lock
	@cd tests/browser && npm $(if $(UPGRADE),update,install) --package-lock-only --silent

clean: ## Remove everything that can be made again
	@echo "Cleaning …"
	@find build -mindepth 1 ! -path build/docs ! -path build/docs/.gitignore -delete
	@rm -rf $(VENV) site dist tests/browser/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find generator tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# Made afresh, since pip leaves behind what a lock no longer names.
$(RUNTIME): requirements.lock pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || \
		{ echo "$(PYTHON) was not found. Install Python 3.11 or newer, or say make PYTHON=…" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is older. Say make PYTHON=…" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) lacks venv. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) …"
	@"$(PYTHON)" -m venv --clear $(VENV)
	@$(LOCKED) -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@pwd -P > $@

# Formats whose libraries not every machine can have.
$(BUNDLE): $(RUNTIME) requirements-bundle.lock
	@echo "Adding what bundles need to $(VENV) …"
	@$(LOCKED) -r requirements-bundle.lock
	@touch $@

$(DEV): $(RUNTIME) requirements-dev.lock
	@echo "Adding development tools to $(VENV) …"
	@$(LOCKED) -r requirements-dev.lock
	@touch $@

# Apart from what is audited, nothing of which is installed for it.
$(AUDIT)/.ready: requirements-audit.lock
	@echo "Setting up $(AUDIT) …"
	@"$(PYTHON)" -m venv --clear $(AUDIT)
	@$(AUDIT)/bin/python -m pip --disable-pip-version-check install -q \
		--only-binary :all: --require-hashes -r requirements-audit.lock
	@touch $@
