/* SPDX-License-Identifier: MIT
 *
 * A small project with a library of its own, written into a fresh folder: data/ holds the library,
 * project/ the project. It is sound: `check` has nothing to say of it. A test changes what it is
 * about, then loads, checks or binds.
 *
 *     struct fixture *f = fixture_new();
 *     fixture_replace(f, "project/bunkai.json", "'updates': 'maker'", "'updates': 'nobody'");
 *     fixture_check(f);
 *     cr_assert_not_null(found(f->run.findings, DIAG_UNKNOWN_PARTY, "db"));
 */
#ifndef BUNKAI_TESTS_SUPPORT_FIXTURE_H
#define BUNKAI_TESTS_SUPPORT_FIXTURE_H

#include "base/diag.h"
#include "doc/doc.h"
#include "work/run.h"

struct fixture {
	struct arena *a;
	struct run run;        /* after fixture_try or fixture_load */
	struct diag_list *dl;  /* what binding reported */
	const char *data;      /* the library's folder; NULL: the fixture's own */
	char folder[64];
};

struct fixture *fixture_new(void);
void fixture_free(struct fixture *f);

/* Puts a file of the repository, or the files of a folder, into data/ under the same name. */
void fixture_link(struct fixture *f, const char *name);

/* The path of a file below the fixture's folder. */
const char *fixture_path(struct fixture *f, const char *name);

/* In JSON files ' stands for ", so that tests can be read. */
void fixture_write(struct fixture *f, const char *name, const char *text);
/* `from` must stand there */
void fixture_replace(struct fixture *f, const char *name, const char *from, const char *to);
void fixture_remove(struct fixture *f, const char *name);

/*
 * A register of these risks and requirements (the elements of the lists); the rest of it is empty.
 */
void fixture_register(struct fixture *f, const char *name, const char *risks,
		      const char *requirements);

/* Decisions (the elements of the list); nobody accepts anything. */
void fixture_decisions(struct fixture *f, const char *decisions);

/* Everything is agreed and accepted: nothing is left before c1 is signed. */
#define FIXTURE_SETTLED \
	"{'id': 'S1', 'topic': 'remote', 'status': 'agreed', 'by': '見本'}, " \
	"{'id': 'S2', 'topic': 'backup', 'status': 'agreed', 'by': '見本'}, " \
	"{'id': 'S3', 'topic': 'logging', 'status': 'agreed', 'by': '見本'}, " \
	"{'id': 'S4', 'clause': 'backup-a', 'position': '標準案', 'status': 'agreed', " \
	"'by': '見本'}"

/* Decisions and what is left (the elements of the lists), with the acceptances of the beginning. */
void fixture_leave(struct fixture *f, const char *decisions, const char *left);
void fixture_settle(struct fixture *f); /* FIXTURE_SETTLED, and nothing left */

bool fixture_try(struct fixture *f);    /* false: see run.problems */
void fixture_load(struct fixture *f);   /* must succeed */
void fixture_check(struct fixture *f);  /* loads and fills run.findings */

/* The row of the first contract with that key; NULL when there is none. */
const struct responsibility *fixture_row(const struct fixture *f, const char *key);

/* The role's id that a party of the contract has in the row. */
const char *fixture_role(const struct responsibility *r, const char *party);

/* Binds a document, for the contract unless it is NULL. NULL when it was refused: see dl. */
const struct doc *fixture_bind(struct fixture *f, const char *document, const char *contract);

/* Findings: how many of a code, and the first of a code on a subject (NULL: any). */
size_t found_count(const struct diag_list *dl, enum diag_code code);
const struct diag *found(const struct diag_list *dl, enum diag_code code, const char *subject);
/* for messages of failing tests */
const char *found_all(struct arena *a, const struct diag_list *dl);

/* Everything a reader sees of a tree, a line per node: label and text. */
const char *doc_text(struct arena *a, const struct doc *d);

#endif
