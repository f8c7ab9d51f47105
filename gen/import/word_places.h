/* SPDX-License-Identifier: MIT
 *
 * What stands at places of a word processor's text rather than in it: bookmarks, comments, fields.
 * Used by word_story.h only; what is open is bounded, since nothing says that it ever ends.
 */
#ifndef BUNKAI_IMPORT_WORD_PLACES_H
#define BUNKAI_IMPORT_WORD_PLACES_H

#include "import/word_state.h"

/* Marks and comments that began between paragraphs begin in this one. */
void word_place_waiting(struct story *s, size_t paragraph);

void word_open_bookmark(struct story *s, const char *const *attributes);
void word_close_bookmark(struct story *s, const char *const *attributes);

/* What is open holds words of this paragraph. */
void word_note_held(struct story *s, size_t paragraph);

/* `ranges`: it is about the words from here on, else about a place. One of an id is enough. */
void word_open_comment(struct story *s, const char *const *attributes, bool ranges);
void word_close_comment(struct story *s, const char *const *attributes);
void word_add_to_comments(struct story *s, const char *text);

/* Gives all that were met to their paragraphs, in their order; unknown ones say nothing. */
void word_say_comments(struct story *s);

/* `type` of a field's sign: begin, separate or end. */
void word_read_field(struct story *s, const char *type);

#endif
