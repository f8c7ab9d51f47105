/* SPDX-License-Identifier: MIT
 *
 * qpdf's interface for C behind values of ours. Handles are released with the file: a comparison is
 * short.
 */
#include "signed/pdf_objects.h"

#include <stdlib.h>

#include <qpdf/qpdf-c.h>

#include "base/hash.h"

struct pdf {
	struct arena *a;
	qpdf_data file;
	size_t pages;
	struct map *numbers; /* object id of a page -> its number, one above a zeroed base */
};

static const char base[1];

static const char *id_key(struct arena *a, int id)
{
	return arena_printf(a, "%d", id);
}

static void number_pages(struct pdf *p)
{
	p->numbers = map_new(p->a);
	for (size_t i = 0; i < p->pages; i++) {
		struct pdf_value page = {p, qpdf_get_page_n(p->file, i)};

		map_set(p->numbers, id_key(p->a, pdf_id(page)), (void *)(base + i + 1));
	}
}

static bool read_pages(struct pdf *p)
{
	if (qpdf_push_inherited_attributes_to_page(p->file) & QPDF_ERRORS)
		return false;
	int n = qpdf_get_num_pages(p->file);

	if (n <= 0 || qpdf_has_error(p->file))
		return false;
	p->pages = (size_t)n;
	return true;
}

struct pdf *pdf_open(struct arena *a, const char *bytes, size_t len, const char **why)
{
	struct pdf *p = arena_alloc(a, sizeof *p);

	p->a = a;
	p->file = qpdf_init();
	*why = "damaged";
	qpdf_set_suppress_warnings(p->file, QPDF_TRUE);
	qpdf_silence_errors(p->file);
	qpdf_set_attempt_recovery(p->file, QPDF_FALSE);
	QPDF_ERROR_CODE e = qpdf_read_memory(p->file, "file", bytes, len, "");

	if (e & QPDF_ERRORS) {
		qpdf_error error = qpdf_get_error(p->file);

		if (error && qpdf_get_error_code(p->file, error) == qpdf_e_password)
			*why = "encrypted";
	} else if (qpdf_is_encrypted(p->file)) {
		*why = "encrypted";
	} else if (read_pages(p)) {
		number_pages(p);
		return p;
	}
	pdf_close(p);
	return NULL;
}

void pdf_close(struct pdf *p)
{
	if (p && p->file)
		qpdf_cleanup(&p->file);
}

size_t pdf_pages(const struct pdf *p)
{
	return p->pages;
}

struct pdf_value pdf_page(struct pdf *p, size_t i)
{
	return (struct pdf_value){p, qpdf_get_page_n(p->file, i)};
}

size_t pdf_page_number(struct pdf_value v)
{
	int id = pdf_id(v);
	const char *at = id ? map_get(v.of->numbers, id_key(v.of->a, id)) : NULL;

	return at ? (size_t)(at - base) : 0;
}

struct pdf_value pdf_root(struct pdf *p)
{
	return (struct pdf_value){p, qpdf_get_root(p->file)};
}

struct pdf_value pdf_trailer(struct pdf *p)
{
	return (struct pdf_value){p, qpdf_get_trailer(p->file)};
}

struct pdf_value pdf_object(struct pdf *p, int id)
{
	return (struct pdf_value){p, qpdf_get_object_by_id(p->file, id, 0)};
}

enum pdf_kind pdf_kind(struct pdf_value v)
{
	switch (qpdf_oh_get_type_code(v.of->file, v.at)) {
	case ot_null: return PDF_NULL;
	case ot_boolean: return PDF_BOOL;
	case ot_integer:
	case ot_real: return PDF_NUMBER;
	case ot_string: return PDF_STRING;
	case ot_name: return PDF_NAME;
	case ot_array: return PDF_ARRAY;
	case ot_dictionary: return PDF_DICT;
	case ot_stream: return PDF_STREAM;
	default: return PDF_OTHER;
	}
}

int pdf_id(struct pdf_value v)
{
	return qpdf_oh_is_indirect(v.of->file, v.at) ? qpdf_oh_get_object_id(v.of->file, v.at) : 0;
}

/* The dictionary itself, or the stream's; false: neither. */
static bool find_dict(struct pdf_value v, struct pdf_value *dict)
{
	enum pdf_kind kind = pdf_kind(v);

	*dict = v;
	if (kind == PDF_STREAM)
		dict->at = qpdf_oh_get_dict(v.of->file, v.at);
	return kind == PDF_STREAM || kind == PDF_DICT;
}

struct pdf_value pdf_get(struct pdf_value v, const char *key)
{
	struct pdf_value dict;

	if (!find_dict(v, &dict) || !qpdf_oh_has_key(v.of->file, dict.at, key))
		return (struct pdf_value){v.of, qpdf_oh_new_null(v.of->file)};
	return (struct pdf_value){v.of, qpdf_oh_get_key(v.of->file, dict.at, key)};
}

struct pdf_names pdf_keys(struct arena *a, struct pdf_value v)
{
	struct pdf_names names = {0};
	struct pdf_value dict;

	if (!find_dict(v, &dict))
		return names;
	qpdf_oh_begin_dict_key_iter(v.of->file, dict.at);
	while (qpdf_oh_dict_more_keys(v.of->file))
		*(const char **)vec_push(a, &names.all) =
			arena_strdup(a, qpdf_oh_dict_next_key(v.of->file));
	return names;
}

size_t pdf_items(struct pdf_value v)
{
	int n = pdf_kind(v) == PDF_ARRAY ? qpdf_oh_get_array_n_items(v.of->file, v.at) : 0;

	return n > 0 ? (size_t)n : 0;
}

struct pdf_value pdf_item(struct pdf_value v, size_t i)
{
	return (struct pdf_value){v.of, qpdf_oh_get_array_item(v.of->file, v.at, (int)i)};
}

double pdf_number(struct pdf_value v)
{
	return pdf_kind(v) == PDF_NUMBER ? qpdf_oh_get_numeric_value(v.of->file, v.at) : 0;
}

const char *pdf_name(struct arena *a, struct pdf_value v)
{
	return pdf_kind(v) == PDF_NAME ? arena_strdup(a, qpdf_oh_get_name(v.of->file, v.at)) : "";
}

bool pdf_is_name(struct arena *a, struct pdf_value v, const char *name)
{
	return strcmp(pdf_name(a, v), name) == 0;
}

const char *pdf_text(struct arena *a, struct pdf_value v)
{
	return pdf_kind(v) == PDF_STRING ? arena_strdup(a, qpdf_oh_get_utf8_value(v.of->file, v.at))
					 : "";
}

const char *pdf_bytes(struct arena *a, struct pdf_value v, size_t *len)
{
	const char *bytes = qpdf_oh_get_binary_string_value(v.of->file, v.at, len);

	return arena_strndup(a, bytes, *len);
}

const char *pdf_written(struct arena *a, struct pdf_value v)
{
	return arena_strdup(a, qpdf_oh_unparse_resolved(v.of->file, v.at));
}

const char *pdf_stream(struct arena *a, struct pdf_value v, bool plain, size_t *len)
{
	unsigned char *bytes = NULL;
	QPDF_BOOL filtered = QPDF_FALSE;
	QPDF_ERROR_CODE e = qpdf_oh_get_stream_data(v.of->file, v.at,
						    plain ? qpdf_dl_generalized : qpdf_dl_none,
						    &filtered, &bytes, len);
	const char *copy = NULL;

	if (!(e & QPDF_ERRORS) && bytes && (!plain || filtered))
		copy = arena_strndup(a, (const char *)bytes, *len);
	free(bytes);
	return copy;
}

struct pdf_value pdf_parse(struct pdf *p, const char *written)
{
	struct pdf_value v = {p, qpdf_oh_parse(p->file, written)};

	if (qpdf_has_error(p->file)) {
		(void)qpdf_get_error(p->file);
		v.at = qpdf_oh_new_null(p->file);
	}
	return v;
}

const char *pdf_unpack(struct arena *a, struct pdf_value dict, const char *bytes, size_t len,
		       size_t *unpacked)
{
	struct pdf_value v = {dict.of, qpdf_oh_new_stream(dict.of->file)};
	struct pdf_value filter = pdf_get(dict, "/Filter"), how = pdf_get(dict, "/DecodeParms");

	qpdf_oh_replace_stream_data(v.of->file, v.at, (const unsigned char *)bytes, len, filter.at,
				    how.at);
	return pdf_stream(a, v, true, unpacked);
}
