/* SPDX-License-Identifier: MIT */
#include "import/word_state.h"

#include <string.h>

#include "base/text.h"

const char *const word_namespaces[] = {
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main|",
	"http://purl.oclc.org/ooxml/wordprocessingml/main|",
	"http://schemas.openxmlformats.org/officeDocument/2006/math|",
	"http://schemas.openxmlformats.org/markup-compatibility/2006|",
	NULL,
};

struct word_paragraph *word_here(const struct story *s)
{
	return s->paragraphs.n ? &s->out->all.at[s->paragraphs.at[s->paragraphs.n - 1]] : NULL;
}

const char *word_copy(const struct story *s, const char *text)
{
	return text && *text ? arena_strdup(s->a, text) : NULL;
}

const char *word_note_key(struct arena *a, const char *element, const char *id)
{
	return strcmp(element, "comment") == 0 ? arena_strdup(a, id)
					       : arena_concat(a, element, " ", id, (char *)NULL);
}
