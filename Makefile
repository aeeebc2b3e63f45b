# Two commands do everything on a fresh machine: make demo, make test.
PY ?= python3
UV_VERSION := 0.13.8
UV := .tools/bin/uv
V := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help demo test check bench trust fmt verifier docs translations migrations requirements chromium clean

help:  ## what each command does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 24

$(UV):
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0])'
	$(PY) -m venv .tools
	.tools/bin/python -m pip install -q --disable-pip-version-check "uv==$(UV_VERSION)"

# The demo needs what runs; tests need everything. A full environment serves both.
.venv/run.done: requirements/run.txt pyproject.toml | $(UV)
	$(UV) venv -q --python $(PY) --allow-existing .venv
	@if [ ! -e .venv/all.done ]; then $(UV) pip sync -q --require-hashes requirements/run.txt; fi
	$(UV) pip install -q --no-deps --no-build-isolation -e .
	@$(V)/python -c "from hamgam.translations import compile_stale; compile_stale()"  # whoever serves may only read here
	@touch $@

.venv/all.done: requirements/all.txt pyproject.toml | $(UV)
	$(UV) venv -q --python $(PY) --allow-existing .venv
	$(UV) pip sync -q --require-hashes requirements/all.txt
	$(UV) pip install -q --no-deps --no-build-isolation -e .
	@touch $@ .venv/run.done

demo: .venv/run.done  ## fill a demo on an embedded database, serve it, print its address; SHAPE=network, alliance, …
	@$(V)/hamgam demo --shape $(or $(SHAPE),network)

test: .venv/all.done chromium check  ## run every check and every test, on SQLite and on PostgreSQL
	@$(V)/python tests/run.py

check: .venv/all.done  ## lint, types, floors, migrations, translations, generated files
	@$(V)/python tests/check.py

bench: .venv/all.done  ## print the measured figures
	@$(V)/python benchmarks/run.py

trust: .venv/all.done  ## count the claims on trust in full, each with a control that must be caught
	@$(V)/python tests/trust/run.py $(ARGS)

fmt: .venv/all.done  ## put the source in order
	@$(V)/ruff check -q --fix . ; $(V)/ruff format -q .

chromium:
	@sh tests/chromium.sh

verifier: .venv/all.done  ## write verifier/hamgam_verify.py from the engine's source
	@$(V)/python -m hamgam.engine.build_verifier

docs: .venv/all.done  ## write docs/reference from the code
	@$(V)/python manage.py reference

translations: .venv/all.done  ## collect sentences, then compile what is translated
	@$(V)/python manage.py translations

migrations: .venv/all.done
	@$(V)/python manage.py makemigrations hamgam

requirements: | $(UV)  ## pin the newest permitted versions, with hashes
	$(UV) pip compile -q -U --universal --generate-hashes --no-header pyproject.toml requirements/tools.in -o requirements/run.txt
	$(UV) pip compile -q -U --universal --generate-hashes --no-header --extra dev pyproject.toml requirements/tools.in -c requirements/run.txt -o requirements/all.txt

clean:
	rm -rf .venv .tools var
