# Every command of the guide. `make serve` and `make test` need Python 3.11 or newer and make.
PYTHON := .venv/bin/python
ENGINE := mkdocs
export NO_MKDOCS_2_WARNING := 1
# Dates in what is made are those of the commit, so that it can be made again byte for byte.
commit_time := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(commit_time),)
export SOURCE_DATE_EPOCH ?= $(commit_time)
endif

.PHONY: help setup setup-dev setup-downloads setup-links serve build pdf anki exports offline downloads no-downloads check new-question new-resource blind-sheet test test-fast figures fonts icons screenshot speed weigh lighthouse measured links lint lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

setup: ## make .venv and node_modules (the other targets do it by themselves)
	@sh tools/setup.sh

setup-downloads:
	@sh tools/setup.sh downloads

setup-dev:
	@sh tools/setup.sh dev

setup-links:
	@sh tools/setup.sh links

serve: setup ## show the guide at http://127.0.0.1:8000/ and again after each change
	@echo "serve: open http://127.0.0.1:8000/ ; end with Ctrl+C"
	$(PYTHON) -m mkdocs serve --livereload --dev-addr 127.0.0.1:8000

build: setup ## build the site into site/; ENGINE=properdocs takes the maintained fork of MkDocs
	@$(PYTHON) -c 'import $(ENGINE)' 2>/dev/null || $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-$(ENGINE).txt
	$(PYTHON) -m $(ENGINE) build --strict
	$(PYTHON) -m hooks.guide.downloads worker
	@echo "build: the site is in site/"

pdf: build setup-downloads ## print the guide as one PDF, and each chapter as one, into downloads/
	@$(PYTHON) -m hooks.guide.downloads pdf

anki: build ## write the deck for Anki into downloads/
	$(PYTHON) -m hooks.guide.downloads anki

exports: build ## write the questions for Anki, learning platforms (QTI) and tools (JSON, CSV)
	@for step in anki qti qti12 tables page worker; do $(PYTHON) -m hooks.guide.downloads $$step || exit 1; done
	@echo "exports: the files are in downloads/, and site/download/ lists them"

offline: setup ## zip the site so that it opens from a folder, into downloads/
	$(PYTHON) -m mkdocs build --strict --config-file mkdocs-offline.yml
	$(PYTHON) -m hooks.guide.downloads offline --site site-offline

downloads: no-downloads pdf offline ## everything that readers can take with them, and the site that lists it
	@for step in anki qti qti12 tables page; do $(PYTHON) -m hooks.guide.downloads $$step || exit 1; done
	$(PYTHON) -m hooks.guide.links.inside site
	$(PYTHON) -m hooks.guide.downloads worker
	@echo "downloads: the files are in downloads/, and site/download/ lists them"

no-downloads: # older files would be listed as of this edition
	rm -rf downloads

check: setup ## check all content, or FILE=docs/questions/…; BASE=main also compares ids with it
	@$(PYTHON) -m hooks.guide check --format $(or $(FORMAT),text) $(if $(BASE),--base $(BASE)) $(if $(CONTRIBUTION),--contribution $(CONTRIBUTION)) $(FILE)

new-question: setup ## start one: PAGE=model-evaluation SLUG=two-curves-that-cross [KIND=open]
	@$(PYTHON) -m hooks.guide new "$(PAGE)" "$(SLUG)" --kind $(or $(KIND),single)

new-resource: setup ## start an entry of docs/resources.yml: URL=https://example.org/book
	@$(PYTHON) -m hooks.guide new-resource "$$URL"

blind-sheet: setup ## print the questions that nobody has answered blind yet, or ID=two-curves-that-cross
	@$(PYTHON) -m hooks.guide blind-sheet $(ID)

test: setup-dev ## run every test, browser tests included
	@$(PYTHON) -m tests.chromium
	@$(PYTHON) -m tests.at_once
	@echo "test: all good; see the guide with make serve"

test-fast: setup-dev ## run the tests of the library only
	$(PYTHON) -m pytest tests/library

figures: setup-dev ## draw every figure again
	@for script in docs/assets/figures/*.py; do case $$script in */house.py) ;; *) echo $$script; $(PYTHON) $$script || exit 1;; esac; done

fonts: setup-dev ## cut the font of mathematics again
	$(PYTHON) -m fontTools.subset node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2 --unicodes-file=docs/assets/fonts/stix-two-math.unicodes --layout-features=ssty,dtls,ss01,ss04,kern,ccmp,mark --flavor=woff2 --output-file=docs/assets/fonts/stix-two-math.woff2

icons: setup-dev ## draw the icons of the web app again from the favicon
	$(PYTHON) -m tools.icons

screenshot: setup-dev ## take the README's picture from the built site
	$(PYTHON) -m tests.screenshot

speed: setup-dev ## time builds against stock Material: SIZES="60 600 10000", or real
	$(PYTHON) -m tests.speed $(or $(SIZES),60 600 10000)

weigh: setup-dev measured ## what readers fetch, beside the same words on stock Material
	$(PYTHON) -m tests.weigh

lighthouse: setup-dev measured ## scores of Lighthouse, three runs a page; wants a quiet machine
	@$(PYTHON) -m tests.chromium
	$(PYTHON) -m tests.lighthouse

measured: # packages that only these two need, in a folder of their own
	cd tests/lighthouse && PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

links: setup-links ## ask every outside address, print a table, write links.json; EDIT=1 also edits docs/resources.yml
	@$(PYTHON) -m hooks.guide.links $(if $(EDIT),--edit) $(if $(ISSUE),--issue $(ISSUE))

lint: setup-dev ## check the style of the Python
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

lock: ## pin the newest allowed packages again (needs uv)
	@for list in requirements requirements-downloads requirements-dev requirements-links requirements-node requirements-properdocs; do uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url $$list.in -o $$list.txt || exit 1; done

clean: ## remove everything that was made
	rm -rf .venv node_modules site site-offline downloads .guide-cache
