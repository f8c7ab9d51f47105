/* SPDX-License-Identifier: MIT
 *
 * A chain is built outwards from the system: devices on the hospital's site, the line, devices on
 * the vendor's, then the end of remote maintenance and what runs in a cloud. Each link names its
 * owner as far as the project says it; what parties below the vendor keep of a cloud system is the
 * last, a box of its own.
 */
#include "bind/figure_chain.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

struct making {
	struct binding *b;
	const struct party *hospital;
	const struct system *s;
	struct chain chain;
};

static bool has_flag(const struct system *s, const char *name)
{
	const char *flag = settings_get(&s->flags, name);

	return flag && *flag && strcmp(flag, "false") != 0;
}

static const char *hospital_id(const struct making *m)
{
	return m->hospital ? m->hospital->id : NULL;
}

/* '［乙］' before what belongs to a party; the colour of a box must not be all that says so. */
static const char *owned(struct making *m, const char *owner, const char *text)
{
	const char *label = figure_party_label(m->b, owner);

	return label ? FIGURE_WORD(m->b, "owned", "{{party}}", label, "{{what}}", text) : text;
}

static const char *role_of(const struct making *m, const char *owner)
{
	return text_equal(owner, hospital_id(m)) ? "figure-hospital" : "figure-vendor";
}

static struct chain_link *add_link(struct making *m, enum site site, const char *owner,
				   const char *text)
{
	struct chain_link *e = vec_push(m->b->a, &m->chain.elements);

	*e = (struct chain_link){.site = site,
				 .text = owned(m, owner, text),
				 .role = role_of(m, owner),
				 .owner = owner,
				 .place = m->s->place,
				 .linked = true};
	return e;
}

static struct chain_link *add_element(struct making *m, enum site site, const char *owner,
				      const char *text)
{
	static const char *const shows[SITE__MAX] = {
		[SITE_SYSTEM] = "system", [SITE_LINE] = "line", [SITE_END] = "end",
		[SITE_CLOUD] = "cloud"};
	struct chain_link *e = add_link(m, site, owner, text);

	e->shows = shows[site];
	*vec_push(m->b->a, &e->ids) = m->s->id;
	return e;
}

static struct chain_link *add_device(struct making *m, enum site site, const struct device *d,
				     const char *text)
{
	struct chain_link *e = add_link(m, site, d->owner, text);

	e->shows = "device";
	e->place = d->place;
	return e;
}

static const char *updates_text(struct making *m, const char *word, const char *what,
				const char *party)
{
	return FIGURE_WORD(m->b, word, "{{what}}", what, "{{party}}",
			   party ? figure_party_label(m->b, party)
				 : word_of(m->b, "figure", "undecided"));
}

static bool is_below(const struct making *m, const struct server *server)
{
	return server->updates && !text_equal(server->updates, m->s->vendor) &&
	       !text_equal(server->updates, hospital_id(m));
}

/*
 * Name, place and servers; of a cloud system those that its vendor does not keep stand in a box of
 * their own.
 */
static const char *system_text(struct making *m, bool cloud)
{
	struct strbuf sb = strbuf_new(m->b->a);

	strbuf_add(&sb, m->s->name);
	if (m->s->location)
		strbuf_join(&sb, "\n", m->s->location);
	for (size_t i = 0; i < m->s->servers.n; i++)
		if (!cloud || !is_below(m, &m->s->servers.at[i]))
			strbuf_join(&sb, "\n",
				    updates_text(m, "server", m->s->servers.at[i].name,
						 m->s->servers.at[i].updates));
	return sb.text;
}

static const char *device_text(struct making *m, const struct device *d)
{
	const char *kind =
		d->kind && strcmp(d->kind, "other") != 0 ? word_of(m->b, "device", d->kind) : NULL;
	const char *name = kind && !strstr(d->name, kind)
				   ? arena_concat(m->b->a, kind, " ", d->name, (char *)NULL)
				   : d->name;

	return updates_text(m, "device", name, d->updates);
}

/* Neighbours of one owner share a box. */
static void add_devices(struct making *m, const char *where, enum site site)
{
	struct chain_link *last = NULL;

	for (size_t i = 0; i < m->s->devices.n; i++) {
		const struct device *d = &m->s->devices.at[i];
		const char *text = device_text(m, d);

		if (strcmp(d->site ? d->site : "hospital", where) != 0)
			continue;
		if (last && text_equal(last->owner, d->owner)) {
			last->text = arena_concat(m->b->a, last->text, "\n", text, (char *)NULL);
		} else {
			last = add_device(m, site, d, text);
		}
		*vec_push(m->b->a, &last->ids) = d->id;
	}
}

/* The carrier: the party whose name the line's text gives, else the contract's. */
static const char *line_owner(const struct making *m)
{
	const struct project *p = m->b->in->project;
	const struct contract *c = m->b->in->contract;
	const struct contract_party *carrier = c ? contract_party_in_role(c, "carrier") : NULL;

	for (size_t i = 0; i < p->parties.n; i++)
		if (strstr(m->s->line, p->parties.at[i].name))
			return p->parties.at[i].id;
	return carrier ? carrier->party : NULL;
}

/* A line that leads nowhere outside is the hospital's own. */
static void add_line(struct making *m, bool outside)
{
	if (m->s->line) {
		struct chain_link *e = add_element(
			m, SITE_LINE, outside ? line_owner(m) : hospital_id(m), m->s->line);

		e->role = "figure-carrier";
	}
}

/* Whose site maintenance comes from: the vendor's, unless it is another company's work. */
static const char *maintainer_of(const struct making *m)
{
	const char *own = m->s->maintains;

	return own && !text_equal(own, hospital_id(m)) ? own : m->s->vendor;
}

static void add_end(struct making *m, bool remote)
{
	const char *flag = settings_get(&m->s->flags, "remote_maintenance");
	bool says_how = flag && strcmp(flag, "true") != 0;
	const char *how = remote ? (says_how ? FIGURE_WORD(m->b, "remote.how", "{{how}}", flag)
					     : word_of(m->b, "figure", "remote"))
				 : word_of(m->b, "figure", "visit");

	const char *party = maintainer_of(m);

	if (party)
		add_element(m, SITE_END, party,
			    arena_concat(m->b->a, party_name(m->b, party), "\n", how,
					 (char *)NULL))
			->linked = remote;
}

/* What parties below the vendor keep of a cloud system: one box, of the first of them. */
static void add_cloud(struct making *m)
{
	struct chain_link *e = NULL;

	for (size_t i = 0; i < m->s->servers.n; i++) {
		const struct server *server = &m->s->servers.at[i];

		if (!is_below(m, server))
			continue;
		if (!e)
			e = add_element(m, SITE_CLOUD, server->updates,
					party_name(m->b, server->updates));
		e->text = arena_concat(m->b->a, e->text, "\n",
				       updates_text(m, "server", server->name, server->updates),
				       (char *)NULL);
		e->role = "figure-cloud";
	}
}

bool chain_has_seam(const struct chain *c, size_t i)
{
	const char *before = c->elements.at[i - 1].owner, *own = c->elements.at[i].owner;

	return before && own && strcmp(before, own) != 0;
}

struct chain chain_of(struct binding *b, const struct party *hospital, const struct system *s)
{
	struct making m = {.b = b, .hospital = hospital, .s = s, .chain = {.system = s}};
	bool cloud = has_flag(s, "cloud"), remote = has_flag(s, "remote_maintenance");

	if (cloud)
		add_element(&m, SITE_SYSTEM, hospital_id(&m),
			    FIGURE_WORD(b, "terminal", "{{system}}", s->name));
	else
		add_element(&m, SITE_SYSTEM, s->owner ? s->owner : hospital_id(&m),
			    system_text(&m, false));
	add_devices(&m, "hospital", SITE_INSIDE);
	add_line(&m, cloud || remote);
	add_devices(&m, "vendor", SITE_OUTSIDE);
	if (cloud) {
		add_element(&m, SITE_END, s->vendor, system_text(&m, true));
		add_cloud(&m);
	} else {
		add_end(&m, remote);
	}
	return m.chain;
}

struct chain chain_of_neighbour(struct binding *b, const struct system *s)
{
	struct chain c = {.system = s, .neighbour = true};

	*vec_push(b->a, &c.elements) = (struct chain_link){
		.site = SITE_SYSTEM,
		.text = FIGURE_WORD(b, "neighbour", "{{system}}", s->name),
		.role = "figure-other",
		.owner = figure_hospital(b) ? figure_hospital(b)->id : NULL,
		.place = s->place,
		.shows = "system",
	};
	*vec_push(b->a, &c.elements.at[0].ids) = s->id;
	return c;
}
