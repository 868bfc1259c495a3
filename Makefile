# Everything a developer does, one target each; `make` alone lists them.

PORT ?= 8000
# Every core has its worker; a file's tests stay together, so that their set-up is shared.
TEST_WORKERS ?= 2

# The first Python that is new enough; an older one is taken too, so that bootstrap.py can say what is missing.
ifndef PYTHON
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && exit; \
	done; command -v python3)
endif
ifeq ($(PYTHON),)
$(error The LPB site needs Python 3.11 or newer, and no python3 was found)
endif

BOOTSTRAP = @$(PYTHON) -I lpbsite/bootstrap.py
BIN = .venv/bin
MANAGE = $(BIN)/python manage.py
TEMPLATES = find lpbsite home news congress -name '*.html'
# Made-up values: `check --deploy` looks at the settings, it does not connect to anything.
PRODUCTION = DJANGO_SETTINGS_MODULE=lpbsite.settings.production LPB_DATA_DIR=var/check \
	LPB_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	LPB_ALLOWED_HOSTS=www.example.org LPB_BASE_URL=https://www.example.org \
	LPB_DATABASE_URL=postgres://lpb:lpb@localhost/lpb
STEP = @printf '\n== %s\n'

.DEFAULT_GOAL := help
.PHONY: help setup run test check lint types layers migrations settings translations format messages lock bench-search bench-api clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

setup: ## make the virtual environment, with the tools of development
	$(BOOTSTRAP) test

run: ## serve the site with its first content on PORT (8000)
	$(BOOTSTRAP) run --port '$(PORT)'
	@exec $(MANAGE) develop --port $(PORT)

test: ## run every test; ARGS goes to pytest, as in: make test ARGS='tests/news -k feed'
	$(BOOTSTRAP) test
	@exec $(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile $(ARGS)

check: lint types layers migrations settings translations ## check all that can be checked without running the site

lint: setup ## check the style of Python and templates
	$(STEP) 'style of Python'
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	$(STEP) 'style of templates'
	@$(TEMPLATES) | xargs -r $(BIN)/djade --check

types: setup
	$(STEP) types
	@$(BIN)/mypy

layers: setup
	$(STEP) 'layers: imports point downwards'
	@PYTHONPATH=. $(BIN)/lint-imports

migrations: setup
	$(STEP) 'migrations fit the models'
	@$(MANAGE) makemigrations --check --dry-run

settings: setup
	$(STEP) 'settings of development'
	@$(MANAGE) check --fail-level WARNING
	$(STEP) 'settings of production'
	@$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

translations: setup
	$(STEP) translations
	@$(MANAGE) check_messages

format: setup ## bring Python and templates into the project's style
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@$(TEMPLATES) | xargs -r $(BIN)/djade

messages: setup ## collect and compile the interface strings (needs the gettext tools)
	@$(MANAGE) makemessages --locale nl --no-location --no-obsolete --no-wrap \
		--ignore var --ignore tests --ignore .venv
	@$(MANAGE) compilemessages --locale nl --ignore .venv

lock: setup ## write the exact versions and hashes of all packages anew
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --upgrade pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --upgrade pyproject.toml --group dev \
		-c requirements.txt -o requirements-dev.txt

bench-search: setup ## measure how good search is, with each engine; ARGS as in: ARGS='--engine sqlite --verbose'
	@$(BIN)/python -m tests.benchmarks.search_quality --reindex $(ARGS)

bench-api: setup ## measure how fast the API answers, beside Wagtail's own; ARGS as in: ARGS='--requests 1000'
	@$(BIN)/python -m tests.benchmarks.api_speed $(ARGS)

clean: ## remove what can be made again; the site's data in var/ stays
	@rm -rf .venv dist tests/elasticsearch_node/target .hypothesis .*_cache
