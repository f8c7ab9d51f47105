/* SPDX-License-Identifier: MIT
 *
 * Bump allocation in chunks that grow with use, so that an arena for a line of text is as cheap as
 * one for a project. Large objects get a chunk of their own. An object is zeroed when it is given out,
 * so that what nobody uses is not touched.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* The first chunk, and what chunks grow to; what is larger than LARGE stands alone. */
enum { FIRST = 8 * 1024, CHUNK = 256 * 1024, LARGE = CHUNK / 4, ALIGN = _Alignof(max_align_t) };

struct chunk {
	struct chunk *next;
	size_t used, size;
	_Alignas(max_align_t) char data[];
};

struct kept {
	struct kept *next;
	const void *name;
	void *object;
	void (*close)(void *object);
};

struct arena {
	struct chunk *head;
	struct kept *kept;
	const struct arena *parent; /* NULL: none */
};

static struct chunk *new_chunk(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct chunk))
		memory_ended();
	struct chunk *c = malloc(sizeof(struct chunk) + size);

	if (!c)
		memory_ended();
	*c = (struct chunk){.size = size};
	return c;
}

struct arena *arena_new(void)
{
	struct arena *a = calloc(1, sizeof *a);

	if (!a)
		memory_ended();
	a->head = new_chunk(FIRST);
	return a;
}

struct arena *arena_new_below(const struct arena *parent)
{
	struct arena *a = arena_new();

	a->parent = parent;
	return a;
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	for (struct kept *k = a->kept; k; k = k->next)
		k->close(k->object);
	for (struct chunk *c = a->head, *next; c; c = next) {
		next = c->next;
		free(c);
	}
	free(a);
}

/* A large object goes behind the head, so that the head's free space stays in use. */
static void *alloc_large(struct arena *a, size_t size)
{
	struct chunk *c = new_chunk(size);

	c->used = size;
	c->next = a->head->next;
	a->head->next = c;
	return c->data;
}

static void add_chunk(struct arena *a, size_t least)
{
	size_t size = a->head->size * 2;

	while (size < least)
		size *= 2;
	struct chunk *c = new_chunk(size < CHUNK ? size : CHUNK);

	c->next = a->head;
	a->head = c;
}

static size_t aligned(size_t size)
{
	return (size + ALIGN - 1) / ALIGN * ALIGN;
}

/* Who counts on what stands there is found by the tests. */
static void *soil(void *p, size_t size)
{
#ifdef BUNKAI_CHECKED
	memset(p, 0xa5, size);
#endif
	(void)size;
	return p;
}

static void *take(struct arena *a, size_t size)
{
	if (size > LARGE)
		return alloc_large(a, size);
	size = aligned(size);
	if (a->head->size - a->head->used < size)
		add_chunk(a, size);
	void *p = a->head->data + a->head->used;

	a->head->used += size;
	return p;
}

void *arena_take(struct arena *a, size_t size)
{
	return soil(take(a, size), size);
}

void *arena_alloc(struct arena *a, size_t size)
{
	return memset(take(a, size), 0, size);
}

void arena_keep(struct arena *a, const void *name, void *object, void (*close)(void *object))
{
	struct kept *k = arena_alloc(a, sizeof *k);

	*k = (struct kept){a->kept, name, object, close};
	a->kept = k;
}

void *arena_kept(const struct arena *a, const void *name)
{
	for (; a; a = a->parent)
		for (const struct kept *k = a->kept; k; k = k->next)
			if (k->name == name)
				return k->object;
	return NULL;
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *copy = take(a, len + 1);

	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	char most[256]; /* are as short, and formatted once */
	va_list ap;

	va_start(ap, format);
	int len = vsnprintf(most, sizeof most, format, ap);
	va_end(ap);
	if (len < 0)
		return arena_strdup(a, "");
	if ((size_t)len < sizeof most)
		return arena_strndup(a, most, (size_t)len);
	char *s = take(a, (size_t)len + 1);

	va_start(ap, format);
	vsnprintf(s, (size_t)len + 1, format, ap);
	va_end(ap);
	return s;
}

char *arena_concat(struct arena *a, const char *first, ...)
{
	va_list ap;
	size_t len = 0;

	va_start(ap, first);
	for (const char *s = first; s; s = va_arg(ap, const char *))
		len += strlen(s);
	va_end(ap);

	char *joined = take(a, len + 1), *end = joined;

	va_start(ap, first);
	for (const char *s = first; s; s = va_arg(ap, const char *)) {
		size_t n = strlen(s);

		memcpy(end, s, n);
		end += n;
	}
	va_end(ap);
	*end = '\0';
	return joined;
}

bool arena_extend(struct arena *a, const void *last, size_t size, size_t wanted)
{
	struct chunk *c = a->head;
	size_t used = size ? aligned(size) : SIZE_MAX, more = aligned(wanted) - used;

	if (used > c->used || (const char *)last != c->data + c->used - used ||
	    wanted > LARGE || more > c->size - c->used)
		return false;
	soil((char *)c->data + c->used - used + size, wanted - size);
	c->used += more;
	return true;
}

/* Most lists of large things have one or two. */
static size_t first_capacity(size_t size)
{
	return size <= 32 ? 8 : size <= 128 ? 4 : 2;
}

void *arena_grow(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
{
	size_t before = *cap, want = before ? before * 2 : first_capacity(size);

	if (want > SIZE_MAX / 2 / size)
		memory_ended();
	*cap = want;
	if (before && arena_extend(a, old, before * size, want * size))
		return old;
	void *bigger = arena_take(a, want * size);

	if (n)
		memcpy(bigger, old, n * size);
	return bigger;
}

/* The chunk that is a large object. */
static void free_large(struct arena *a, void *object)
{
	for (struct chunk *c = a->head; c->next; c = c->next)
		if (c->next->data == object) {
			struct chunk *gone = c->next;

			c->next = gone->next;
			free(gone);
			return;
		}
}

void *arena_regrow(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
{
	size_t before = *cap;
	void *bigger = arena_grow(a, old, n, cap, size);

	if (bigger != old && before * size > LARGE)
		free_large(a, old);
	return bigger;
}
