/* SPDX-License-Identifier: MIT
 *
 * One arena per run: everything you get from bunkai lives in the arena you passed and is freed with
 * it, at once. Out of memory ends the program (memory.h), so no caller checks for NULL.
 */
#ifndef BUNKAI_BASE_ARENA_H
#define BUNKAI_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

struct arena *arena_new(void);

/*
 * One that goes before its parent does, for what is not needed so long. What the parent keeps
 * (arena_kept) it finds as its own: what was read of a project is known to it.
 */
struct arena *arena_new_below(const struct arena *parent);

void arena_free(struct arena *a);

/* Zeroed memory, aligned for any object. A size of 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, size_t size);

/* The same with whatever stands in it, for who fills it at once. */
void *arena_take(struct arena *a, size_t size);

/*
 * True when the object of `size` bytes, if nothing was given out behind it, now has `wanted`, which
 * are not fewer, the new ones with whatever stands in them.
 */
bool arena_extend(struct arena *a, const void *last, size_t size, size_t wanted);

char *arena_strdup(struct arena *a, const char *s);

/* Copies exactly `len` bytes and ends them with NUL. */
char *arena_strndup(struct arena *a, const char *s, size_t len);

char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * An object of a library that is dear to make and is kept for the rest of the run: `close` is
 * called for it when the arena goes, the latest first. `name` is known by its address, so that it
 * is a static object of whoever keeps it. arena_kept gives NULL as long as nothing is kept.
 */
void arena_keep(struct arena *a, const void *name, void *object, void (*close)(void *object));
void *arena_kept(const struct arena *a, const void *name);

/* Joins strings end to end; the list ends with a null pointer. */
char *arena_concat(struct arena *a, const char *first, ...) __attribute__((sentinel));

/*
 * A growing array inside the arena:
 *
 *     VEC(struct risk) risks = {0};
 *     struct risk *r = vec_push(a, &risks);      zeroed, valid until the next push
 *     risks.n = 0; starts again: slots are zeroed when they are given out
 */
#define VEC(type) \
	struct { \
		type *at; \
		size_t n, cap; \
	}

void *arena_grow(struct arena *a, void *old, size_t n, size_t *cap, size_t size);

#define vec_push(a, v) \
	((v)->at = (v)->n < (v)->cap ? (v)->at : arena_grow((a), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at), \
	 memset(&(v)->at[(v)->n], 0, sizeof *(v)->at), &(v)->at[(v)->n++])

/*
 * The same for an array of which nobody keeps a pointer or a copy: a large one leaves nothing
 * behind when it grows.
 */
void *arena_regrow(struct arena *a, void *old, size_t n, size_t *cap, size_t size);

#define vec_push_alone(a, v)                                                                       \
	((v)->at = (v)->n < (v)->cap                                                               \
			   ? (v)->at                                                               \
			   : arena_regrow((a), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at),       \
	 memset(&(v)->at[(v)->n], 0, sizeof *(v)->at), &(v)->at[(v)->n++])

#define ARRAY_LEN(x) (sizeof(x) / sizeof(x)[0])

#endif
