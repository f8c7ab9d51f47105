/* SPDX-License-Identifier: MIT
 *
 * The adapter to libyaml: the head of a clause becomes the same kind of tree that JSON gives, so
 * that one set of field tables reads both. Anchors, aliases and tags are refused: a clause head is
 * plain.
 */
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/intl.h"
#include "load/readers.h"

enum { DEPTH_LIMIT = 16 };

struct parse {
	struct arena *a;
	yaml_parser_t yaml;
	int depth;
	const char *path;
	int first_line;
	struct diag_list *dl;
};

static struct json *report(struct parse *p, size_t line, const char *problem)
{
	diag_add(p->dl, DIAG_BAD_YAML, NULL,
		 arena_printf(p->a, "%s:%d", p->path, p->first_line + (int)line), problem);
	return NULL;
}

static bool next_event(struct parse *p, yaml_event_t *event)
{
	if (yaml_parser_parse(&p->yaml, event))
		return true;
	report(p, p->yaml.problem_mark.line, p->yaml.problem ? p->yaml.problem : "");
	return false;
}

static struct json *parse_node(struct parse *p, yaml_event_t *event);

/*
 * Plain true, false, null and numbers keep their kind; a number keeps its printed form beside the
 * value.
 */
static struct json *parse_scalar(struct parse *p, const yaml_event_t *event)
{
	const char *s = arena_strndup(p->a, (const char *)event->data.scalar.value,
				      event->data.scalar.length);
	struct json *j = json_new_string(p->a, s);
	char *end;

	if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return j;
	if (strcmp(s, "true") == 0 || strcmp(s, "false") == 0)
		return json_new_bool(p->a, *s == 't');
	if (!*s || strcmp(s, "null") == 0 || strcmp(s, "~") == 0)
		return json_new_null(p->a);
	double number = strtod(s, &end);

	if (*end == '\0' && strspn(s, "+-0123456789.") == strlen(s)) {
		j->kind = JSON_NUMBER;
		j->number = number;
	}
	return j;
}

static struct json *parse_sequence(struct parse *p)
{
	struct json *array = json_new_array(p->a), *child;
	yaml_event_t event;

	while (next_event(p, &event)) {
		if (event.type == YAML_SEQUENCE_END_EVENT) {
			yaml_event_delete(&event);
			return array;
		}
		child = parse_node(p, &event);
		if (!child)
			return NULL;
		json_append(array, child);
	}
	return NULL;
}

/* Takes the key's event; NULL when it is no text or stands there already. */
static const char *parse_key(struct parse *p, yaml_event_t *event, const struct json *object)
{
	const char *key = NULL;

	if (event->type == YAML_SCALAR_EVENT)
		key = arena_strndup(p->a, (const char *)event->data.scalar.value,
				    event->data.scalar.length);
	if (!key)
		report(p, event->start_mark.line, _("a name was expected"));
	else if (json_get(object, key)) {
		report(p, event->start_mark.line, arena_printf(p->a, _("'%s' stands twice"), key));
		key = NULL;
	}
	yaml_event_delete(event);
	return key;
}

static struct json *parse_mapping(struct parse *p)
{
	struct json *object = json_new_object(p->a), *value;
	yaml_event_t event;

	while (next_event(p, &event)) {
		if (event.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&event);
			return object;
		}
		const char *key = parse_key(p, &event, object);

		if (!key || !next_event(p, &event))
			return NULL;
		value = parse_node(p, &event);
		if (!value)
			return NULL;
		json_set(object, key, value);
	}
	return NULL;
}

/* A node without anchor and tag. */
static bool is_plain(const yaml_event_t *event)
{
	if (event->type == YAML_SCALAR_EVENT)
		return !event->data.scalar.anchor && !event->data.scalar.tag;
	if (event->type == YAML_SEQUENCE_START_EVENT)
		return !event->data.sequence_start.anchor && !event->data.sequence_start.tag;
	return event->type == YAML_MAPPING_START_EVENT && !event->data.mapping_start.anchor &&
	       !event->data.mapping_start.tag;
}

static struct json *parse_children(struct parse *p, yaml_event_type_t type, int line)
{
	struct json *j;

	if (p->depth == DEPTH_LIMIT)
		return report(p, (size_t)line, _("it is nested too deeply"));
	p->depth++;
	j = type == YAML_SEQUENCE_START_EVENT ? parse_sequence(p) : parse_mapping(p);
	p->depth--;
	return j;
}

/* Takes over and frees the event. */
static struct json *parse_node(struct parse *p, yaml_event_t *event)
{
	struct json *j = NULL;
	yaml_event_type_t type = event->type;
	int line = (int)event->start_mark.line;
	bool plain = is_plain(event);

	if (!plain)
		report(p, (size_t)line,
		       _("anchors, aliases, tags and several documents are not allowed"));
	else if (type == YAML_SCALAR_EVENT)
		j = parse_scalar(p, event);
	yaml_event_delete(event);
	if (plain && type != YAML_SCALAR_EVENT)
		j = parse_children(p, type, line);
	if (j)
		j->line = p->first_line + line;
	return j;
}

/* Steps over the start of the stream and of the document, to the first node. */
static struct json *parse_stream(struct parse *p)
{
	yaml_event_t event;

	while (next_event(p, &event)) {
		if (event.type == YAML_STREAM_START_EVENT ||
		    event.type == YAML_DOCUMENT_START_EVENT) {
			yaml_event_delete(&event);
			continue;
		}
		if (event.type == YAML_MAPPING_START_EVENT)
			return parse_node(p, &event);
		report(p, event.start_mark.line, _("it must be a list of 'name: value' lines"));
		yaml_event_delete(&event);
		return NULL;
	}
	return NULL;
}

const struct json *yaml_read(struct arena *a, const char *text, int first_line, const char *path,
			     struct diag_list *dl)
{
	struct parse p = {.a = a, .path = path, .first_line = first_line, .dl = dl};

	if (!yaml_parser_initialize(&p.yaml))
		return report(&p, 0, _("the YAML parser cannot start"));
	yaml_parser_set_input_string(&p.yaml, (const unsigned char *)text, strlen(text));
	const struct json *root = parse_stream(&p);

	yaml_parser_delete(&p.yaml);
	return root;
}
