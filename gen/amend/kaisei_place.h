/* SPDX-License-Identifier: MIT
 *
 * Places of a code of articles as amending sentences name them: 第5条第2項第3号, 同項各号列記以外の部分. A
 * place is looked up and named in the text as it stands at that moment. The rules stand in
 * templates/amendments/README.md.
 */
#ifndef BUNKAI_AMEND_KAISEI_PLACE_H
#define BUNKAI_AMEND_KAISEI_PLACE_H

#include "amend/article_code.h"

struct kaisei_place {
	const char *number;       /* of the article or chapter; NULL: all of them (本則) */
	int paragraph;            /* 0: the article itself */
	const char *item, *below; /* labels: (3), ア; NULL: none */
	bool title;               /* its 見出し or 章名 */
	bool itself;              /* a 項: named by its number though it is the only one */
	bool text;                /* its own words, without what stands below it */
	/* sentence of these words, from 1, of so many; 0: all */
	size_t sentence, sentences;
	unsigned others;          /* further sentences, a bit each: 前段及び後段 (1 << sentence) */
	bool proviso;             /* the last sentence is a ただし書 */
};

/* True when the place means that sentence, from 1, of its words. */
bool kaisei_place_means(const struct kaisei_place *place, size_t sentence);

/* Where the code has the article or chapter of that number; its length: nowhere. */
size_t kaisei_place_find(struct arena *a, const struct article_code *c, const char *number);

/*
 * The line of an article that the place names, below it; the number of its lines when there is
 * none. Its end is where the next line stands that is not below it.
 */
size_t kaisei_place_line(const struct provision *p, const struct kaisei_place *place);
size_t kaisei_place_line_end(const struct provision *p, size_t line);

/* The place with another number, as 第6条, 3 or (3), of its own kind. */
struct kaisei_place kaisei_place_numbered(struct kaisei_place place, const char *number);

/* The end of a chapter: the next one's place, or the code's length. */
size_t kaisei_place_chapter_end(const struct article_code *c, size_t chapter);

/* The number of a 項, from its label: 1 where it has none. */
int kaisei_place_paragraph(const struct provision_line *line);

/*
 * The place's name behind what the sentence has named before (NULL: it begins with this one):
 * 同条第2項.
 */
const char *kaisei_place_name(struct arena *a, const struct library *l,
			      const struct article_code *c, const struct kaisei_place *place,
			      const struct kaisei_place *before);

/*
 * True of an article whose places all have names of their own: 項, 号 and one step below them, each
 * with a number that is there once.
 */
bool kaisei_place_is_regular(const struct provision *p);

#endif
