# bunkai: `make demo` shows it, `make test` proves it; README.md tells the rest.
# SPDX-License-Identifier: MIT

BUILD  ?= build
PREFIX ?= /usr/local
CFLAGS ?= -O2 -g
V      ?= 0

WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
ALL_C    = -std=c17 -D_GNU_SOURCE -Igen $(WARN) $(CFLAGS) $(CPPFLAGS) -MMD -MP
LIBS     = -lxlsxwriter -lhpdf -lcjson -licui18n -licuuc -lcmark -lyaml -lzip -lexpat -lharfbuzz-subset -lharfbuzz -lnettle -lpng -lcairo -lqpdf -lical -lm
SOURCES  = $(wildcard gen/*.c gen/*/*.c)
OBJECTS  = $(SOURCES:%.c=$(BUILD)/%.o)
ROOMS    = $(filter-out $(BUILD)/gen/main.o,$(OBJECTS))
TESTS    = $(filter-out tests/bench/% tests/faults/% tests/kill/% tests/proof/%,$(wildcard tests/*/*.c))
TEST_OBJ = $(TESTS:%.c=$(BUILD)/%.o)
CATALOGS = $(patsubst gen/po/%.po,$(BUILD)/locale/%/LC_MESSAGES/bunkai.mo,$(wildcard gen/po/*.po))

ifeq ($(V),0)
say = @echo "$(1)" &&
endif

.PHONY: all objects syntax messages demo test test-all bless digests bench valgrind install clean deps test-deps
all: $(BUILD)/bunkai $(CATALOGS)

$(BUILD)/bunkai: $(OBJECTS)
	$(call say,LINK $@) $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC   $<) $(CC) $(ALL_C) $(if $(filter tests/%,$<),$(TEST_CFLAGS)) -c -o $@ $<

$(BUILD)/locale/%/LC_MESSAGES/bunkai.mo: gen/po/%.po
	@mkdir -p $(@D)
	$(call say,MSG  $<) msgfmt --check -o $@ $<

# After a message has changed: `make messages`, then translate what is empty or fuzzy in gen/po/*.po.
$(BUILD)/bunkai.pot: $(SOURCES) $(wildcard gen/*/*.h)
	@mkdir -p $(@D)
	$(call say,MSG  $@) xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=NP_:1,2 --add-location=file \
		--package-name=bunkai --sort-by-file -o $@ $(sort $^)
messages: $(BUILD)/bunkai.pot
	@for po in gen/po/*.po; do msgmerge --quiet --update --backup=none --no-wrap --no-fuzzy-matching $$po $<; done

# One program with every Criterion test; the suite builds it with sanitizers in a folder of its own.
$(BUILD)/units: $(TEST_OBJ) $(ROOMS)
	$(call say,LINK $@) $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcriterion

# What a compiler has to take without a warning (tests/compilers.sh).
objects: $(OBJECTS) $(TEST_OBJ)
syntax:
	@$(CC) $(filter-out -MMD -MP,$(ALL_C)) -fsyntax-only $(SOURCES) $(TESTS)

deps:
	@tests/install-packages
test-deps:
	@tests/install-packages --tests

demo: deps
	@$(MAKE) --no-print-directory all
	@tests/demo $(BUILD)/bunkai out

# All tests, few rounds of what is tried by chance: some nineteen CPU minutes, the sanitized build among them. `make test-all` is for before a
# release: every round, every sample in every check, slow readers (Node's, Perl's, an office where one is installed), gcc and clang at -O2.
test: test-deps
	@$(MAKE) --no-print-directory all
	@tests/run $(BUILD)
test-all: test-deps
	@$(MAKE) --no-print-directory all
	@tests/run --full $(BUILD)

bless: all
	@tests/golden.sh --bless $(BUILD)/bunkai
	@tests/messages.sh --bless $(BUILD)/bunkai
	@tests/pictures.py --bless $(BUILD)/bunkai

# What every paper's bytes are: equal before and after a change that only moves or renames.
digests: all
	@tests/digests $(BUILD)/bunkai >$(BUILD)/digests

bench: test-deps
	@$(MAKE) --no-print-directory all
	@tests/bench/run $(BUILD)

# Slower than the sanitizers and independent of them: the whole way from a text to documents.
valgrind: all
	valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite $(BUILD)/bunkai build samples/telehealth \
		-o $(BUILD)/valgrind --format xlsx,pdf,docx,html,json,text,ics

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/bunkai $(DESTDIR)$(PREFIX)/share/locale
	install -m 755 $(BUILD)/bunkai $(DESTDIR)$(PREFIX)/bin/bunkai
	cp -R clauses templates samples $(DESTDIR)$(PREFIX)/share/bunkai/
	cp -R $(BUILD)/locale/. $(DESTDIR)$(PREFIX)/share/locale/

clean:
	rm -rf $(BUILD) out

-include $(SOURCES:%.c=$(BUILD)/%.d) $(TESTS:%.c=$(BUILD)/%.d)
