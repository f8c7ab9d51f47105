/* SPDX-License-Identifier: MIT
 *
 * Contacts are answered in place: what a cell shows is the member as the project has it.
 */
#include "talks/sent_contacts.h"

#include "base/text.h"
#include "talks/sent_fill.h"

struct contact_cell {
	const char *name;
	size_t offset;
};

#define MEMBER(name) {#name, offsetof(struct contact, name)}

static const struct contact_cell members[] = {
	MEMBER(desk), MEMBER(name),  MEMBER(role),      MEMBER(hours), MEMBER(phone),
	MEMBER(phone_off), MEMBER(extension), MEMBER(fax), MEMBER(email),
};

static const char *value_of(const struct contact *c, const struct contact_cell *m)
{
	return *(const char *const *)((const char *)c + m->offset);
}

static void add_contact(struct arena *a, struct sent_rows *rows, const struct contact *c)
{
	struct row_now *row = sent_fill_add(a, rows, ASKS_CONTACT, c->id, NULL);
	struct strbuf sb = strbuf_new(a);

	row->contact = c;
	for (size_t i = 0; i < ARRAY_LEN(members); i++) {
		const char *field = arena_concat(a, "member:", members[i].name, (char *)NULL);
		const char *value = value_of(c, &members[i]);

		sent_fill_value(a, row, field, value, value);
		sent_fill_state(&sb, field, value);
	}
	sent_fill_seal(a, row, &sb);
}

/* One that serves another contract's systems alone is none of this contract's. */
static bool serves(const struct contract *c, const struct contact *contact)
{
	for (size_t i = 0; i < contact->systems.n; i++)
		for (size_t k = 0; k < c->systems.n; k++)
			if (text_equal(contact->systems.at[i], c->systems.at[k]))
				return true;
	return !contact->systems.n;
}

void sent_contacts_add(struct arena *a, const struct bind_input *in, struct sent_rows *rows)
{
	for (size_t i = 0; i < in->project->contacts.n; i++) {
		const struct contact *c = &in->project->contacts.at[i];

		if (contract_has_party(in->contract, c->party) && serves(in->contract, c))
			add_contact(a, rows, c);
	}
}
