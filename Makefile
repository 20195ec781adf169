# make reports: set up, build the site.  make test: all tests.  Both leave the git tree clean.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: reports test install look sabotage lint outputs lock

reports: install
	$(BIN)/relations build
	@echo "Look at reports/site/index.html, or run $(BIN)/relations serve"

test: install
	$(BIN)/python -m pytest -n 2 --dist loadscope --nbval-lax --nbval-current-env tests notebooks

install: $(INSTALLED)

$(INSTALLED): .ci/requirements.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.exit('relations needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)' if sys.version_info < (3, 11) else 0)"
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r .ci/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q -j 0 .venv/lib || true
	touch $(INSTALLED)

look: install
	$(BIN)/relations build
	$(BIN)/python -m tests.look

sabotage: install
	$(BIN)/python -m tests.sabotage

lint: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright

outputs: install
	$(BIN)/python -m tests.outputs

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --extra dev pyproject.toml -o .ci/requirements.lock
