/* SPDX-License-Identifier: MIT
 *
 * bunkai import DIR/disclosures/ID.json --to DIR: an answered questionnaire of the project becomes a
 * register (derive/answered_register.h).
 */
#include "cmd/import_disclosed.h"

#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/text.h"
#include "derive/answered_register.h"
#include "load/load.h"

/* 'DIR/disclosures/ID.json' -> 'ID'; NULL: the path is no such file's. */
static const char *sheet_id(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *folder = "/" FOLDER_DISCLOSED "/", *at = strstr(path, folder);

	if (!slash || !text_ends(path, ".json"))
		return NULL;
	if (!text_starts(path, FOLDER_DISCLOSED "/") && (!at || at + strlen(folder) - 1 != slash))
		return NULL;
	return arena_strndup(a, slash + 1, strlen(slash + 1) - strlen(".json"));
}

bool import_is_disclosed(struct arena *a, const char *path)
{
	return sheet_id(a, path) != NULL;
}

static const struct disclosed_sheet *find_sheet(const struct project *p, const char *id)
{
	for (size_t i = 0; i < p->disclosed.n; i++)
		if (strcmp(p->disclosed.at[i].id, id) == 0)
			return &p->disclosed.at[i];
	return NULL;
}

bool import_disclosed(struct arena *a, const char *path, const char *folder, struct import *out,
		      struct diag_list *dl)
{
	const char *id = sheet_id(a, path);
	const struct project *p = load_project(a, folder, dl);
	const struct library *l = p ? load_library(a, data_folder(a), folder, dl) : NULL;
	const struct disclosed_sheet *s = l ? find_sheet(p, id) : NULL;

	if (!l)
		return false;
	if (!s) {
		diag_add(dl, DIAG_UNKNOWN_DISCLOSED, id, path, id, folder);
		return false;
	}
	out->reg = answered_register(a, p, l, s);
	if (!out->reg)
		diag_add(dl, DIAG_UNKNOWN_QUESTIONNAIRE, s->id, s->place, s->questionnaire,
			 library_list_questionnaires(a, l));
	else
		out->reg->source.sha256 = s->sha256;
	out->name = s->file ? s->file : path;
	return out->reg != NULL;
}
