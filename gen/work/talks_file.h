/* SPDX-License-Identifier: MIT
 *
 * talks.json as `send` and `receive` write it: lines are added at the end of its lists, and nothing
 * else changes. A project without such a file gets one.
 */
#ifndef BUNKAI_WORK_TALKS_FILE_H
#define BUNKAI_WORK_TALKS_FILE_H

#include "base/json_edit.h"
#include "model/talks.h"

/* What the file begins as. */
#define TALKS_NEW "{\n \"schema\": \"bunkai/talks/1\"\n}\n"

/*
 * Adds an element to a list (sendings, answers, closed, received, signed), which is made where it is not
 * there.
 */
void talks_file_add(struct arena *a, struct json_edit *e, const char *list,
		    const struct json *element);

/* A sending's line. */
struct json *talks_file_sending(struct arena *a, const struct sending *s);

#endif
