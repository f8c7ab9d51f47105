/* SPDX-License-Identifier: MIT
 *
 * What a sending showed, row by row: sent/<contract>/<party>/<n>/sending.json (schema
 * bunkai/sending/1). It is the base of the three-way comparison of what comes back, and stays at
 * home: nothing that comes back is trusted to say what was sent.
 */
#ifndef BUNKAI_MODEL_SENT_H
#define BUNKAI_MODEL_SENT_H

#include "base/diag.h"
#include "base/json.h"
#include "model/talks.h"

/*
 * A column of the answer workbook, as it was printed: a return's heads are found by these, since a
 * hospital may have called them otherwise. `field` is a name below; 'role:<party>' of a party.
 *   number key phase topic risk text judgement proposal status        what is shown of a row
 *   article title place position wording                              … of a 項
 *   member:<name>                                                     of a contact, answered in place
 *   answer reason words when fee by date                              what is answered
 *   code                                                              照合
 */
struct sent_column {
	const char *field, *head;
	bool answered; /* people write into it */
	/* what it may be answered with, as printed and as it is meant: ◎ -> accountable */
	struct settings choices;
};

struct sent_sheet {
	const char *name; /* 回答, 条項, 連絡先 */
	const char *asks; /* ASKS_ROW for the sheet of rows and of open answers, ASKS_CLAUSE, ASKS_CONTACT */
	VEC(struct sent_column) columns;
};

struct sent_row {
	const char *asks;  /* ASKS_… */
	const char *key, *phase; /* as in struct given_answer */
	const char *code;  /* 照合: 6 to 8 signs of 0-9 A-Z without I L O U; of this row of this sending alone */
	/* field -> text as printed; what was shown, and what stood in the cells to be answered */
	struct settings cells;
	/* field -> value as it is meant, of the answered cells: role:<party> -> accountable, fee -> extra */
	struct settings values;
	/*
	 * sha256 of what the row rests on at home (register's words, statements, decisions of the
	 * row; of a 項 its text and position), so that a later change is seen although the words of
	 * the cells are the same
	 */
	const char *state;
};

struct sent_file {
	const char *name, *sha256; /* below sent/…/files/ and in the folder that was handed over */
};

struct sending_record {
	const char *id, *contract, *party, *party_name, *date, *due, *project;
	int number;
	VEC(struct sent_sheet) sheets;
	VEC(const char *) notes; /* sheets of the workbook that ask nothing: 使い方 */
	VEC(struct sent_row) rows;
	VEC(struct sent_file) files;
};

/* 'DIR/sent/tele-2026/tele/1' */
const char *sending_folder(struct arena *a, const char *project, const char *contract,
			   const char *party, int number);

/* Reads FOLDER/sending.json. NULL and findings when it is not there or no such record. */
struct sending_record *sending_read(struct arena *a, const char *folder, struct diag_list *dl);

/* As a tree for json_print; strings are lent. */
struct json *sending_to_json(struct arena *a, const struct sending_record *r);

#endif
