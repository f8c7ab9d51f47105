/* SPDX-License-Identifier: MIT
 *
 * The words for what is not as it was issued (signed_place.what), in one list: whether a thing
 * changes a paper, and how people are told.
 */
#ifndef BUNKAI_SIGNED_SIGNED_WORDS_H
#define BUNKAI_SIGNED_SIGNED_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/intl.h"

enum signed_weight {
	SIGNED_NO_MATTER, /* it may stand in a paper that is what was issued */
	SIGNED_BESIDE,    /* something stands beside what was issued */
	SIGNED_GRAVE      /* the paper is not what was issued */
};

#define SIGNED_WORDS(X) \
	X("metadata", NO_MATTER, N_("the file says something else of itself")) \
	X("signature", NO_MATTER, N_("a signature is seen here")) \
	X("rewritten", BESIDE, N_("another program wrote the file anew")) \
	X("stamp", BESIDE, N_("something was stamped or written beside the text")) \
	X("encrypted", GRAVE, N_("the file is encrypted")) \
	X("no-pdf", GRAVE, N_("it is no PDF")) \
	X("damaged", GRAVE, N_("it is no whole PDF")) \
	X("limits", GRAVE, N_("it asks for more time or memory than a paper may")) \
	X("no-reader", GRAVE, N_("its pages cannot be drawn and read (poppler-utils)")) \
	X("trailing", GRAVE, N_("bytes that are no update stand behind the issued ones")) \
	X("hidden-object", GRAVE, N_("an object of the issued file stands again, hidden")) \
	X("freed-object", GRAVE, N_("an update takes away what the issued file needs")) \
	X("catalog", GRAVE, N_("the file's catalog was changed")) \
	X("script", GRAVE, N_("an action or a script was added")) \
	X("attachment", GRAVE, N_("files were added inside")) \
	X("optional-content", GRAVE, N_("layers that can be shown and hidden were added")) \
	X("xfa", GRAVE, N_("a form that draws itself (XFA) was added")) \
	X("field", GRAVE, N_("a field of a form that is no signature was added")) \
	X("annotation", GRAVE, N_("an annotation was added")) \
	X("annotation-removed", GRAVE, N_("links or annotations were taken away")) \
	X("signature-changed", GRAVE, N_("what a signature shows was changed after signing")) \
	X("signature-broken", GRAVE, N_("a signature is of other bytes than these")) \
	X("page-size", GRAVE, N_("the page was turned, cut or has another size")) \
	X("page-added", GRAVE, N_("a page was added")) \
	X("page-removed", GRAVE, N_("a page of the issued file is not there")) \
	X("page-moved", GRAVE, N_("the page stands elsewhere in the issued file")) \
	X("words", GRAVE, N_("words differ")) \
	X("hidden-words", GRAVE, N_("words were added that are not seen")) \
	X("covered", GRAVE, N_("something stands over words")) \
	X("picture", GRAVE, N_("the page looks otherwise"))

/* SIGNED_GRAVE for a word that is not in the list. */
enum signed_weight signed_word_weight(const char *what);

/* Not translated yet; the word itself when it is not in the list. */
const char *signed_word_sentence(const char *what);

#endif
