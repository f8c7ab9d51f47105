/* SPDX-License-Identifier: MIT
 *
 * A change in the words of a paper: what it is of, what of it changed, before and after, by names
 * that a reader knows and not by the ids of files; and the sentence that gives it as a reason:
 * '院内連携サーバの保守を行う者が乙から丁に替わるため。'.
 */
#ifndef BUNKAI_AMEND_CHANGE_WORDS_H
#define BUNKAI_AMEND_CHANGE_WORDS_H

#include "amend/amendment.h"

struct change_words {
	const char *what;          /* 院内連携サーバの機器「VPN装置」 */
	const char *member;        /* 保守を行う者; 追加, 削除 of the whole */
	const char *before, *after; /* whole; never NULL, and never both "" */
	bool inner; /* only what files call something: no paper reads otherwise */
	/* of a whole object: of all its members that are printed */
	enum audience audience;
};

struct change_words change_words(struct arena *a, const struct amendment *in,
				 const struct change *c);

/* What somebody gave as the reason of it, for the readers of these papers; NULL: nobody did. */
const char *change_given_reason(const struct amendment *in, const struct change *c);

/* A cause by its parts, so that several that say the same of other members or things are one. */
struct cause_parts {
	const char *text;   /* the whole sentence; NULL: the format of words.json has the parts */
	const char *format; /* why.swap */
	const char *what, *member, *before, *after;
};

struct cause_parts change_cause(struct arena *a, const struct amendment *in,
				const struct change *c);
const char *cause_parts_text(struct arena *a, const struct amendment *in,
			     const struct cause_parts *p);

/* Why what rests on the change is amended: a sentence that ends in ため。 or is somebody's own. */
const char *change_why(struct arena *a, const struct amendment *in, const struct change *c);

#endif
