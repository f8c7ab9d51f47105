/* SPDX-License-Identifier: MIT
 *
 * The folders are listed into an object of name -> path, in which the first of a name stays: the
 * project's folder is listed first. Only then are files read, so that a broken one that nobody
 * asked for does no harm.
 */
#include "import/profiles.h"

#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "base/text.h"

static bool list_profiles(struct arena *a, const char *folder, struct json *paths,
			  struct diag_list *dl)
{
	struct file_names names;
	bool ok = file_list_optional(a, folder, &names, dl);

	for (size_t i = 0; i < names.all.n; i++) {
		const char *name = names.all.at[i], *id = file_stem(a, name);

		if (strcmp(file_ending(name), "json") == 0 && !json_get(paths, id))
			json_set_string(a, paths, id, file_join(a, folder, name));
	}
	return ok;
}

static char *join_names(struct arena *a, const struct json *paths)
{
	struct strbuf sb = strbuf_new(a);

	for (const struct json *j = paths->first; j; j = j->next)
		strbuf_join(&sb, ", ", j->name);
	return sb.text;
}

/* One for something else is read, so that what is wrong with it is told, and left. */
static bool add_profile(struct arena *a, const char *path, const char *purpose,
			struct import_profiles *out, struct diag_list *dl)
{
	const struct profile *p = profile_read(a, path, dl);

	if (p && (!purpose || strcmp(p->purpose, purpose) == 0))
		*vec_push(a, &out->all) = p;
	return p != NULL;
}

/* The same of the one that was asked for: it must be for that purpose. */
static bool add_wanted(struct arena *a, const char *path, const char *wanted, const char *purpose,
		       struct import_profiles *out, struct diag_list *dl)
{
	const struct profile *p = profile_read(a, path, dl);

	if (p && purpose && strcmp(p->purpose, purpose) != 0) {
		diag_add(dl, DIAG_PROFILE_PURPOSE, NULL, path, wanted, p->purpose, purpose);
		return false;
	}
	if (p)
		*vec_push(a, &out->all) = p;
	return p != NULL;
}

static bool is_path(const char *wanted)
{
	return strchr(wanted, '/') || text_ends(wanted, ".json");
}

bool profiles_find(struct arena *a, const char *project, const char *data, const char *wanted,
		   const char *purpose, const char *source, struct import_profiles *out, struct diag_list *dl)
{
	const char *installed = file_join(a, data, "templates/import");
	struct json *paths = json_new_object(a);
	bool ok = true;

	if (wanted && is_path(wanted))
		return add_wanted(a, wanted, wanted, purpose, out, dl);
	if (!list_profiles(a, file_join(a, project, "templates/import"), paths, dl) ||
	    !list_profiles(a, installed, paths, dl))
		return false;
	if (!paths->n) {
		diag_add(dl, DIAG_CANNOT_READ, NULL, installed,
			 _("no import profile stands there"));
		return false;
	}
	if (wanted && !json_get(paths, wanted)) {
		diag_add(dl, DIAG_NO_PROFILE, NULL, source, wanted, join_names(a, paths));
		return false;
	}
	if (wanted)
		return add_wanted(a, json_get(paths, wanted)->string, wanted, purpose, out, dl);
	for (const struct json *j = paths->first; j; j = j->next)
		ok = add_profile(a, j->string, purpose, out, dl) && ok;
	return ok;
}
