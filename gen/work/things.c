/* SPDX-License-Identifier: MIT
 *
 * One table says of each kind in which list of which file its objects stand. All subjects of a kind
 * are listed with their names: the one that is asked for is looked up there, and whoever asks for
 * another is shown that list.
 */
#include "work/things.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "model/tables.h"

#define PROJECT "bunkai.json"
#define CONTACTS "contacts.json"
#define DECISIONS "decisions.json"
#define INSPECTION "inspection.json"
#define LEDGER "ledger.json"
#define NO_LEDGER "{\n \"schema\": \"bunkai/ledger/1\",\n \"entries\": []\n}\n"
#define NO_INSPECTION                                                                              \
	"{\n \"schema\": \"bunkai/inspection/1\",\n \"answers\": [],\n \"disclosures\": []\n}\n"
#define NO_DECISIONS                                                                               \
	"{\n \"schema\": \"bunkai/decisions/1\",\n \"decisions\": [],\n \"acceptances\": []\n}\n"
#define NO_CONTACTS                                                                                \
	"{\n \"schema\": \"bunkai/contacts/1\",\n \"contacts\": [],\n \"escalation\": [],\n"       \
	" \"desks\": []\n}\n"

static const struct thing_kind kinds[] = {
	{.name = "project", .file = PROJECT, .table = &project_table},
	{.name = "party", .file = PROJECT, .list = "parties", .key = "id", .table = &party_table},
	{.name = "system",
	 .file = PROJECT,
	 .list = "systems",
	 .key = "id",
	 .flags = true,
	 .table = &system_table},
	{.name = "server",
	 .file = PROJECT,
	 .owner = "system",
	 .list = "servers",
	 .key = "id",
	 .table = &server_table},
	{.name = "device",
	 .file = PROJECT,
	 .owner = "system",
	 .list = "devices",
	 .key = "id",
	 .table = &device_table},
	{.name = "line",
	 .file = PROJECT,
	 .owner = "system",
	 .list = "lines",
	 .key = "id",
	 .table = &line_table},
	{.name = "backup",
	 .file = PROJECT,
	 .owner = "system",
	 .list = "backups",
	 .key = "id",
	 .table = &backup_table},
	{.name = "medium",
	 .file = PROJECT,
	 .owner = "system",
	 .list = "media",
	 .key = "id",
	 .table = &medium_table},
	{.name = "contract",
	 .file = PROJECT,
	 .list = "contracts",
	 .key = "id",
	 .table = &contract_table},
	{.name = "contract-party",
	 .file = PROJECT,
	 .owner = "contract",
	 .list = "parties",
	 .key = "party",
	 .table = &contract_party_table},
	{.name = "flow-share",
	 .file = PROJECT,
	 .owner = "contract",
	 .list = "flows",
	 .key = "flow",
	 .second = "register",
	 .table = &flow_share_table},
	{.name = "premise",
	 .file = PROJECT,
	 .owner = "contract",
	 .list = "premises",
	 .key = "text",
	 .table = &premise_table},
	{.name = "contact",
	 .file = CONTACTS,
	 .otherwise = NO_CONTACTS,
	 .list = "contacts",
	 .key = "id",
	 .table = &contact_table},
	{.name = "step",
	 .file = CONTACTS,
	 .otherwise = NO_CONTACTS,
	 .list = "escalation",
	 .key = "step",
	 .second = "contact",
	 .table = &escalation_table},
	{.name = "desk",
	 .file = CONTACTS,
	 .otherwise = NO_CONTACTS,
	 .list = "desks",
	 .key = "desk",
	 .table = &desk_override_table},
	{.name = "acceptance",
	 .file = DECISIONS,
	 .otherwise = NO_DECISIONS,
	 .list = "acceptances",
	 .key = "risk",
	 .second = "register",
	 .table = &acceptance_table},
	{.name = "action",
	 .file = DECISIONS,
	 .otherwise = NO_DECISIONS,
	 .list = "actions",
	 .key = "risk",
	 .second = "register",
	 .table = &action_table},
	{.name = "inspection",
	 .file = INSPECTION,
	 .otherwise = NO_INSPECTION,
	 .table = &inspection_table},
	{.name = "checklist",
	 .file = INSPECTION,
	 .otherwise = NO_INSPECTION,
	 .list = "answers",
	 .key = "item",
	 .table = &checklist_answer_table},
	{.name = "disclosure",
	 .file = INSPECTION,
	 .otherwise = NO_INSPECTION,
	 .list = "disclosures",
	 .key = "id",
	 .table = &disclosure_table},
	{.name = "ledger",
	 .file = LEDGER,
	 .otherwise = NO_LEDGER,
	 .list = "entries",
	 .key = "id",
	 .table = &ledger_entry_table},
};

static const struct thing_kind *find_kind(const char *name, size_t len)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (strlen(kinds[i].name) == len && strncmp(kinds[i].name, name, len) == 0)
			return &kinds[i];
	return NULL;
}

static const char *key_text(struct arena *a, const struct json *object, const char *key)
{
	const struct json *j = json_get(object, key);

	if (j && j->kind == JSON_NUMBER)
		return arena_printf(a, "%.15g", j->number);
	return json_string(object, key, "");
}

static const struct where *keep_where(struct arena *a, const struct where *w)
{
	struct where *kept = arena_alloc(a, sizeof *kept);

	*kept = *w;
	return kept;
}

static const struct where *where_element(struct arena *a, const struct where *owner,
					 const char *list, size_t index)
{
	const struct where *in = keep_where(a, &(struct where){.up = owner, .name = list});

	return keep_where(a, &(struct where){.up = in, .index = index});
}

static bool is_second(const struct json *list, const struct json *object,
		      const struct thing_kind *k, struct arena *a)
{
	for (const struct json *j = k->second ? list->first : NULL; j; j = j->next)
		if (j != object &&
		    strcmp(key_text(a, j, k->key), key_text(a, object, k->key)) == 0)
			return true;
	return false;
}

/* 'step/3/it' only where step 3 is there twice. */
static const char *name_of(struct arena *a, const struct thing_kind *k, const char *lead,
			   const struct json *list, const struct json *object)
{
	const char *name = arena_concat(a, lead, "/", key_text(a, object, k->key), (char *)NULL);

	if (!is_second(list, object, k, a))
		return name;
	return arena_concat(a, name, "/", json_string(object, k->second, ""), (char *)NULL);
}

/* The objects of one list; `owner` is the object that holds it, and how it is called. */
static void list_objects(struct arena *a, struct things *out, const struct thing_kind *k,
			 const struct thing *owner, const char *lead)
{
	const struct json *list = json_get(owner->object, k->list);
	size_t index = 0;

	for (const struct json *j = list ? list->first : NULL; j; j = j->next, index++)
		*vec_push(a, &out->all) = (struct thing){
			.kind = k,
			.name = name_of(a, k, lead, list, j),
			.where = where_element(a, owner->where, k->list, index),
			.object = j,
			.list = list,
			.owner = owner->object,
			.edit = owner->edit,
		};
}

/* The file as a whole. False: reported. */
static bool open_file(struct trial *t, const struct thing_kind *k, struct thing *out,
		      struct diag_list *dl)
{
	const char *path = file_join(t->arena, t->folder, k->file);
	struct json_edit *e = trial_edit(t, k->file, k->otherwise, dl);

	if (!e)
		return false;
	*out = (struct thing){.kind = k,
				.name = k->name,
				.where = keep_where(t->arena, &(struct where){.file = path}),
				.object = json_edit_root(e),
				.edit = e};
	return true;
}

static bool list_kind(struct trial *t, const struct thing_kind *k, struct things *out,
		      struct diag_list *dl)
{
	struct arena *a = t->arena;
	struct thing file;
	struct things owners = {0};

	if (!open_file(t, k, &file, dl))
		return false;
	if (!k->list)
		*vec_push(a, &out->all) = file;
	else if (!k->owner)
		list_objects(a, out, k, &file, k->name);
	else if (!list_kind(t, find_kind(k->owner, strlen(k->owner)), &owners, dl))
		return false;
	for (size_t i = 0; i < owners.all.n; i++)
		list_objects(a, out, k, &owners.all.at[i],
			     arena_concat(a, k->name, strchr(owners.all.at[i].name, '/'),
					  (char *)NULL));
	return true;
}

bool things_list(struct trial *t, const char *kind, struct things *out, struct diag_list *dl)
{
	*out = (struct things){0};
	return list_kind(t, find_kind(kind, strlen(kind)), out, dl);
}

/* 'device/gw-fw' of 'device/tele-gw/gw-fw', 'step/3' of 'step/3/it'. */
static bool is_short_for(const char *name, const struct thing *s)
{
	size_t kind = strlen(s->kind->name), len = strlen(name);

	if (s->kind->second)
		return text_starts(s->name, name) && s->name[len] == '/';
	return strncmp(name, s->name, kind) == 0 && s->kind->owner &&
	       !strchr(name + kind + 1, '/') && text_ends(s->name, name + kind);
}

static bool is_brief(const struct thing_kind *k, const char *name)
{
	return k->owner && !strchr(name + strlen(k->name) + 1, '/');
}

/* 'device/gw-fw' of 'device/tele-gw/gw-fw' */
static const char *brief_of(struct arena *a, const struct thing_kind *k, const char *name)
{
	return arena_concat(a, k->name, strchr(name + strlen(k->name) + 1, '/'), (char *)NULL);
}

static void tell_unknown(struct arena *a, const struct things *s, const struct thing_kind *k,
			 const char *name, struct diag_list *dl)
{
	struct known known = {0};

	/* as it was written: without the owner where it was left out */
	for (size_t i = 0; i < s->all.n; i++)
		known_add(a, &known, is_brief(k, name) ? brief_of(a, k, s->all.at[i].name)
							: s->all.at[i].name);
	diag_add(dl, DIAG_UNKNOWN_THING, NULL, name, name, k->file);
	diag_offer(dl, dl->all.n - 1, name, &known, true);
}

static bool choose(struct arena *a, const struct things *s, const struct thing_kind *k,
		   const char *name, struct thing *out, struct diag_list *dl)
{
	struct known fits = {0};

	for (size_t i = 0; i < s->all.n; i++) {
		bool is_it = strcmp(s->all.at[i].name, name) == 0;

		if (!is_it && !is_short_for(name, &s->all.at[i]))
			continue;
		*vec_push(a, &fits.all) = s->all.at[i].name;
		*out = s->all.at[i];
		if (is_it)
			return true;
	}
	if (fits.all.n == 1)
		return true;
	if (fits.all.n)
		diag_add(dl, DIAG_AMBIGUOUS_SUBJECT, NULL, name, name,
			 known_list(a, &fits));
	else
		tell_unknown(a, s, k, name, dl);
	return false;
}

static const struct thing_kind *kind_of(struct arena *a, const char *name, struct diag_list *dl)
{
	const struct thing_kind *k = find_kind(name, strcspn(name, "/"));
	struct known known = {0};

	if (k && (k->list ? name[strlen(k->name)] == '/' : !strchr(name, '/')))
		return k;
	if (k) {
		diag_add(dl, k->list ? DIAG_SUBJECT_WITHOUT_ID : DIAG_SUBJECT_WITH_ID, NULL, name,
			 k->name);
		return NULL;
	}
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		*vec_push(a, &known.all) = kinds[i].name;
	diag_add(dl, DIAG_UNKNOWN_SUBJECT_KIND, NULL, name,
		 arena_strndup(a, name, strcspn(name, "/")), known_list(a, &known));
	return NULL;
}

bool thing_find(struct trial *t, const char *name, struct thing *out, struct diag_list *dl)
{
	const struct thing_kind *k = kind_of(t->arena, name, dl);
	struct things all = {0};

	return k && list_kind(t, k, &all, dl) && choose(t->arena, &all, k, name, out, dl);
}

/* The owner that 'device/SYSTEM/ID' names. */
static bool find_owner(struct trial *t, const struct thing_kind *k, const char *name,
		       const char **key, struct thing *out, struct diag_list *dl)
{
	const char *rest = name + strlen(k->name) + 1, *slash = strchr(rest, '/');

	*key = rest;
	if (!k->owner)
		return open_file(t, k, out, dl);
	if (!slash) {
		diag_add(dl, DIAG_SUBJECT_WITHOUT_OWNER, NULL, name, k->name, k->owner, rest);
		return false;
	}
	*key = slash + 1;
	return thing_find(t,
			    arena_concat(t->arena, k->owner, "/",
					 arena_strndup(t->arena, rest, (size_t)(slash - rest)),
					 (char *)NULL),
			    out, dl);
}

bool thing_place_new(struct trial *t, const char *name, struct thing *out, const char **key,
		       struct diag_list *dl)
{
	const struct thing_kind *k = kind_of(t->arena, name, dl);
	struct things all = {0};
	struct thing owner;

	if (!k || !list_kind(t, k, &all, dl))
		return false;
	for (size_t i = 0; i < all.all.n; i++)
		if (strcmp(all.all.at[i].name, name) == 0) {
			diag_add(dl, DIAG_SUBJECT_STANDS, NULL, name, name,
				 where_print(t->arena, all.all.at[i].where));
			return false;
		}
	if (!find_owner(t, k, name, key, &owner, dl))
		return false;
	const struct json *list = json_get(owner.object, k->list);

	*out = (struct thing){.kind = k,
				.name = name,
				.where = where_element(t->arena, owner.where, k->list,
						       list ? list->n : 0),
				.list = list,
				.owner = owner.object,
				.edit = owner.edit};
	return true;
}
