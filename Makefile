# `make demo` and `make test` are all a newcomer needs; the rest is for those who work on Madoguchi.

SWIFT ?= swift
BUILD_FLAGS = --explicit-target-dependency-import-check error
RELEASE_FLAGS = -c release --static-swift-stdlib
DEMO_PORT ?= 8080

.PHONY: demo test check soak bench embed install-packages release format

demo: install-packages embed
	@echo "サンプルの県を作って、http://127.0.0.1:$(DEMO_PORT)/ で見られるようにします（はじめは数分かかります）。"
	$(SWIFT) build $(RELEASE_FLAGS) --product madoguchi
	.build/release/madoguchi serve --watch --port $(DEMO_PORT)

test: install-packages check

# The gate: format, rooms, no warnings, tests.
check: embed
	.ci/check

# The full sets: long random edits, every defect alone, long fuzzing.
soak: install-packages embed
	MADOGUCHI_STEPS=5000 MADOGUCHI_FUZZ=100000 MADOGUCHI_SOAK=1 $(SWIFT) test

bench: install-packages embed
	$(SWIFT) build $(RELEASE_FLAGS) --product madoguchi
	python3 Tests/Benchmarks/builder.py --binary .build/release/madoguchi

release: install-packages embed
	$(SWIFT) build $(RELEASE_FLAGS) --product madoguchi
	strip -o .build/madoguchi .build/release/madoguchi

embed:
	@Sources/BrowserFiles/embed.sh
	@Sources/SampleFiles/embed.sh

format:
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Package.swift

install-packages:
	@.ci/install-packages
