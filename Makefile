# Two commands for a newcomer: `make demo` starts the product with a sample company, `make test` proves it.
PYTHON ?= python3
VENV = .venv/bin
HOME_FOLDER ?= home
PORT ?= 8000

.PHONY: help setup setup-tests system demo up check test bench lock

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## Prepare the checkout: virtual environment from the lock file, front-end assets, translations
	@$(PYTHON) tools/setup.py

setup-tests: ## As setup, with what the tests need (browser, PostgreSQL) where it may be installed
	@$(PYTHON) tools/setup.py --tests

system: ## Install the heavy optional parts: LibreOffice, tesseract, fonts (Debian, as root)
	@$(PYTHON) tools/setup.py --system

demo: setup ## Start the sample company on http://localhost:$(PORT)
	@$(VENV)/shoumi demo --home demo-home --port $(PORT)

up: setup ## Start an empty installation of one's own in $(HOME_FOLDER)
	@test -f $(HOME_FOLDER)/shoumi.toml || $(VENV)/shoumi init --home $(HOME_FOLDER) --port $(PORT) >/dev/null
	@$(VENV)/shoumi serve --home $(HOME_FOLDER) --port $(PORT)

check: setup-tests ## Lint, types, architecture
	@$(VENV)/python tools/test.py lint types layers

test: setup-tests ## Everything the product promises, on both databases and in a real browser
	@$(VENV)/python tools/test.py

bench: setup-tests ## Measure the hot paths beside their peers
	@for script in benchmarks/[a-z]*.py; do echo "== $$script"; $(VENV)/python $$script; done

lock: ## Resolve requirements/*.in into the lock files
	@$(VENV)/python tools/lock.py
