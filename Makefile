# Every target is a line or two that calls cargo or a script; the scripts say what they do in their first lines.
.PHONY: help setup demo install test consumers hostile typecheck fuzz release bench conformance cpython-tests expect expect-check typeshed header fmt lint check

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{ printf "  make %-14s %s\n", $$1, $$2 }'

setup: ## Install what building and testing need and is missing
	@scripts/setup.sh

demo: ## Build the library, compile the C host of examples/agent and run it: a process for every tool call
	@scripts/setup.sh build
	examples/agent/run.sh

PREFIX ?= /usr/local
install: ## Install library, headers, CMake package and pkg-config file: make install PREFIX=/usr/local DESTDIR=
	@scripts/setup.sh build
	cmake -S . -B target/cmake -DCMAKE_INSTALL_PREFIX=$(PREFIX) -DCMAKE_BUILD_TYPE=Release -DMONTY_PROFILE=release -DMONTY_CARGO_TARGET_DIR=$(CURDIR)/target
	scripts/profile/with.sh cmake --build target/cmake
	DESTDIR=$(DESTDIR) cmake --install target/cmake

test: setup ## Run the whole test suite
	@scripts/test.sh

consumers: setup ## Install the library below target and build CMake and pkg-config projects against it
	scripts/consumers.sh

hostile: setup ## Try to take the host down: every program, every damaged byte, interrupts at many moments (long)
	cargo test --test hostile -- --large
	cargo test --release --test hostile -- interrupt/ --large

typecheck: ## Check 100,000 programs in a row and 10,000 hostile ones with the type checker (long)
	@scripts/setup.sh build
	cargo test --release --test typecheck --test typecheck_growth -- --nocapture

fuzz: ## Fuzz compiling, loading and decoding: FUZZ_SECONDS=60 for each target
	@scripts/setup.sh build
	scripts/fuzz.sh

release: ## Build the library and the command, optimized for what the test programs do
	@scripts/setup.sh build
	scripts/profile/with.sh cargo build --release

bench: release ## Measure against CPython 3.11 (Debian's /usr/bin/python3.11); print the table and write docs/benchmarks.md
	scripts/profile/with.sh cargo bench --package libmonty-benches
	/usr/bin/python3.11 benches/run.py --markdown docs/benchmarks.md --inprocess target/tmp/inprocess.md
	scripts/readme.py

expect: ## Write the expected output (.out) of the test programs with CPython 3.14
	@scripts/setup.sh expect
	node tests/oracle/oracle.mjs $(FILES)

expect-check: ## Fail when an .out file is not what CPython 3.14 prints
	@scripts/setup.sh expect
	node tests/oracle/oracle.mjs --check $(FILES)

conformance: ## Fill in the bytes of the values in wrappers/conformance
	python3 wrappers/conformance/fill.py

cpython-tests: ## Run CPython's own tests of the core and write docs/conformance.md
	cargo build --quiet --bin monty
	python3 scripts/conformance.py --write

typeshed: ## Write the type checker's stubs of what the interpreter has
	cargo build --bin monty
	python3 scripts/typeshed/trim.py

header: ## Write include/monty.h and include/exports.txt from src/capi
	scripts/header.sh

fmt: ## Format the Rust sources
	cargo fmt --all

lint: ## Check the formatting, and clippy with warnings denied
	@scripts/setup.sh build lint
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	scripts/header.sh --check
	scripts/header_compiles.sh

check: lint expect-check test ## Do everything that continuous integration does
