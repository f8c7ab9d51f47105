/* SPDX-License-Identifier: MIT
 *
 * Edits of a JSON file that keep every other byte: blanks, the order of members, the kind of line
 * ends and a byte order mark stay as their author wrote them.
 *
 *     struct json_edit *e = json_edit_open(a, "x/decisions.json", "{\"decisions\": []}\n", dl);
 *     json_edit_append(e, json_get(json_edit_root(e), "decisions"), decision);
 *     … json_edit_bytes(e, &len) is the new file …
 *
 * An edit makes a new tree: nodes of the one before do not hold for the next edit. What is new is
 * written in one line, and stands on a line of its own where its neighbours do.
 */
#ifndef BUNKAI_BASE_JSON_EDIT_H
#define BUNKAI_BASE_JSON_EDIT_H

#include "base/json.h"

struct json_edit;

/*
 * The file at `path`, as json_read reads it; where there is none it begins as `otherwise` (NULL: it
 * has to be there). NULL: reported.
 */
struct json_edit *json_edit_open(struct arena *a, const char *path, const char *otherwise,
				 struct diag_list *dl);

/* The tree of the text as it is now. */
const struct json *json_edit_root(const struct json_edit *e);

/* True when the text is not what the file was, or there was none. */
bool json_edit_changed(const struct json_edit *e);

/* The bytes of the new file, NUL behind them. */
const char *json_edit_bytes(const struct json_edit *e, size_t *len);

/* A new last element. */
void json_edit_append(struct json_edit *e, const struct json *array, const struct json *value);

/* The elements of `values` behind those of `array`, in one edit; nothing when there are none. */
void json_edit_append_all(struct json_edit *e, const struct json *array,
			  const struct json *values);

/* The member's value, which is replaced where it is there and else becomes the last one. */
void json_edit_set(struct json_edit *e, const struct json *object, const char *name,
		   const struct json *value);

/* Another value in the place of a node. */
void json_edit_replace(struct json_edit *e, const struct json *node, const struct json *value);

/* Takes a child out of its array or object, with the comma that it had. */
void json_edit_remove(struct json_edit *e, const struct json *parent, const struct json *child);

#endif
