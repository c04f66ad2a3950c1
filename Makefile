# `make demo` and `make test` are all a newcomer needs; the rest is for those who work on Madoguchi.

SWIFT ?= swift
BUILD_FLAGS = --explicit-target-dependency-import-check error
RELEASE_FLAGS = -c release --static-swift-stdlib
DEMO_PORT ?= 8080

.PHONY: demo test check browser-tests pictures soak bench embed install-packages release format

demo: install-packages embed
	@echo "サンプルの県を作って、http://127.0.0.1:$(DEMO_PORT)/ で見られるようにします（はじめは数分かかります）。"
	$(SWIFT) build $(RELEASE_FLAGS) --product madoguchi
	.build/release/madoguchi serve --watch --demo-staff --port $(DEMO_PORT)

test: install-packages check browser-tests

BROWSER_PYTHON = .build/browser-venv/bin/python

# The sample in real browsers; MADOGUCHI_SOAK=1 looks at every page instead of one of each sort.
browser-tests: embed $(BROWSER_PYTHON)
	$(SWIFT) build --build-tests $(BUILD_FLAGS)
	MADOGUCHI_BINARY=$(CURDIR)/.build/debug/madoguchi $(BROWSER_PYTHON) Tests/BrowserTests/run.py

# Draws the pictures of the README and of the manual anew.
pictures: embed $(BROWSER_PYTHON)
	$(SWIFT) build $(RELEASE_FLAGS) --product madoguchi
	$(BROWSER_PYTHON) Tests/BrowserTests/pictures.py

$(BROWSER_PYTHON): Tests/BrowserTests/requirements.txt
	python3 -m venv .build/browser-venv
	.build/browser-venv/bin/pip install --quiet --requirement Tests/BrowserTests/requirements.txt
	@touch $(BROWSER_PYTHON)

# The gate: format, rooms, no warnings, tests.
check: embed
	.ci/check

# The full sets: long random edits, every defect alone, long fuzzing.
soak: install-packages embed
	MADOGUCHI_STEPS=5000 MADOGUCHI_FUZZ=100000 MADOGUCHI_SOAK=1 $(SWIFT) test
	MADOGUCHI_SOAK=1 $(MAKE) browser-tests

# MADOGUCHI_SHARED_DATA names the folder with the real questions that the answers are measured with.
bench: PACKAGES = bench
bench: install-packages embed $(BROWSER_PYTHON)
	$(SWIFT) build $(RELEASE_FLAGS) --product madoguchi
	python3 Tests/Benchmarks/builder.py --binary .build/release/madoguchi
	python3 Tests/Benchmarks/server.py --binary .build/release/madoguchi
	python3 Tests/Benchmarks/opening.py --binary .build/release/madoguchi
	$(BROWSER_PYTHON) -m pip install --quiet --requirement Tests/Benchmarks/requirements.txt
	$(BROWSER_PYTHON) Tests/Benchmarks/answers.py --binary .build/release/madoguchi

release: install-packages embed
	$(SWIFT) build $(RELEASE_FLAGS) --product madoguchi
	strip -o .build/madoguchi .build/release/madoguchi

embed:
	@Sources/BrowserFiles/embed.sh
	@Sources/SampleFiles/embed.sh
	@Sources/AnswerWords/embed.sh

format:
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Package.swift

install-packages:
	@.ci/install-packages $(PACKAGES)
