/* SPDX-License-Identifier: MIT
 *
 * What the papers of a sending are made from beside the project. Plain structs, lent by whoever
 * sends; talks/sending_papers.h binds them.
 */
#ifndef BUNKAI_TALKS_SENDING_ABOUT_H
#define BUNKAI_TALKS_SENDING_ABOUT_H

#include "model/project.h"
#include "model/questionnaire.h"
#include "model/sent.h"

/* The templates. A hospital's own workbook shows what other parties answered. */
#define SENDING_ANSWERS "answers"
#define SENDING_ANSWERS_HOSPITAL "answers-hospital"
#define SENDING_LETTER "letter"

struct enclosed_paper {
	const char *title, *file; /* 別紙, annex.pdf */
	bool redline;             /* for a word processor, to be changed there */
};

/* A questionnaire that goes out. */
struct asked_sheet {
	const struct questionnaire *form;
	const struct party *party;   /* who is asked */
	const struct system *system; /* NULL: all that the party has to do with */
	const char *product;         /* NULL: nobody says which */
	const char *date, *due;      /* ISO; due NULL: no day is said */
	const char *code;            /* what the sheet comes back by */
};

/* What the letter and the sheet 使い方 say beside the record. */
struct sending_about {
	struct sending_record *record; /* its rows are there; its sheets are filled from the template */
	bool hospital;  /* it goes to the hospital itself: answers of others stand in it */
	bool open_only; /* what is settled, or answered already, was left out */
	const struct enclosed_paper *enclosed; /* n_enclosed of them, in the order of the folder */
	size_t n_enclosed;
	/*
	 * what stands today: an earlier answer is named as the party knows its row (第8条第2項),
	 * not by our key. NULL: by the key
	 */
	const struct sent_rows *rows;
	const struct asked_sheet *asked; /* a questionnaire ; NULL: it is none */
};

#endif
