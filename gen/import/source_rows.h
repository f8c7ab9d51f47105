/* SPDX-License-Identifier: MIT
 *
 * Rows as read, before they become a register: the waist between the readers (text, table
 * recognition) and assembly.
 *
 * Fields per table (values as printed):
 *   flows        form phase id content classification (several values: '\n')
 *   threats      id name detail
 *   matrix       severity frequency level (one record per cell) severity_name frequency_name
 *   levels       id name detail response
 *   assessments  form phase flow content classification threat threat_name situation risk scenario
 *                severity frequency level response
 *   treatments   risk scenario threat threat_name severity frequency level option viewpoint
 *                response applies obligation no text duty residual_scenario residual_severity
 *                residual_frequency residual_level residual_policy residual_action
 *   answers      section no parent text answer date target again again_date remark (a questionnaire)
 *   ledger       id name kind system os support_end mac ip outlet location applicant cost registered
 *                owner updates maintains remote line note model (a list of devices)
 *   shares       risk section subsection no text detail topic accountable does second supports
 *                informed split status date by when fee note and party.NAME, a column per party,
 *                party.NAME.ROLE where a column says one role of it (a responsibility table of
 *                others: share_heads.h)
 * Beside these: factor.NAME of assessments and treatments, residual_factor.NAME of treatments.
 */
#ifndef BUNKAI_IMPORT_SOURCE_ROWS_H
#define BUNKAI_IMPORT_SOURCE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

struct profile_table;

struct source_field {
	/* a field above, or the printed head when the profile has no field for it */
	const char *name;
	const char *value; /* trimmed, never NULL; a printed dash stays '-' */
	bool extra;        /* no field of the profile: kept under the row's `extra` */
	bool made;         /* bunkai's own: the source prints none */
	/* of a cell: its column, from 1, its head with what stands above, all of it; 0, NULL: of none */
	size_t column;
	const char *head, *cell;
};

struct source_row {
	VEC(struct source_field) fields;
	const char *place; /* 'リスク対応一覧 12行', 'p.76 37911行' */
	const char *sheet; /* where it stands; NULL: in a text */
	const char *source; /* 'list.xlsx:分担': the sheet as findings name it; NULL: in a text */
	size_t number;     /* of the row in its sheet; 0: in a text */
	const struct profile_table *by; /* the table of the profile; NULL: in a text */
};

struct source_table {
	const char *kind;      /* as in profile_table */
	const char *source;    /* sheet, file or heading where it was found */
	VEC(struct source_row) rows;
	VEC(const char *) skipped; /* what was passed over and why, one line each */
	VEC(const char *)
	kept; /* whole rows that are none of the table, for the register's notes */
};

/* What a form says of itself outside of its tables (profile_around). */
struct source_around {
	const char *what, *value, *place;
};

struct source_tables {
	VEC(struct source_table) tables;
	VEC(struct source_around) around;
	VEC(const char *) notes;   /* hidden sheets, columns without a field, … */
	/* where no table was found: how many heads of the nearest one are there */
	size_t near;
};

/*
 * The value of a field; NULL when the record has none: an empty cell gives no field. Extra columns
 * are not asked.
 */
const char *source_row_get(const struct source_row *r, const char *name);

/* The field itself; NULL when the row has none. Extra columns are not asked. */
const struct source_field *source_row_field(const struct source_row *r, const char *name);

/* 'list.xlsx:分担 E12', for a finding on the cell; of no cell the row: 'list.xlsx:分担 12行'. */
const char *source_row_cell(struct arena *a, const struct source_row *r, size_t column);

/* Gives the row a value of bunkai's own in place of the one it may have. */
void source_row_set(struct arena *a, struct source_row *r, const char *name, const char *value);

/* True when the row's value of a field is bunkai's own. */
bool source_row_made(const struct source_row *r, const char *name);

/*
 * The names of the fields above for a kind of table, NULL-ended; NULL when there is no such kind.
 */
const char *const *source_fields(const char *kind);

#endif
