/* SPDX-License-Identifier: MIT
 *
 * Who may read what: every text of a project bears a mark that names its member, 〔contact.note〕.
 * Every field of every view is then held to the members that it says it is made from, and papers
 * for the parties to what is theirs.
 */
#include "bind/readers.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"

FIXTURE_SUITE(readers, f);

#define OPEN "〔"
#define CLOSE "〕"

/* Two vendors with a system and a contract each; what is of the second begins with other:. */
static const struct fixture_marks {
	const char *file, *text;
} marked[] = {
	{"project/bunkai.json",
	 "{'schema': 'bunkai/project/1', 'title': '〔project.title〕', 'date': '2026-10-01', "
	 "'guideline': 'gl-1', 'checklist': 'gl-2',\n"
	 " 'parties': [{'id': 'clinic', 'kind': 'hospital', 'name': '〔party.name〕病院', "
	 "'address': '〔party.address〕', 'signatory': '〔party.signatory〕', 'note': "
	 "'〔party.note〕'},\n"
	 "  {'id': 'maker', 'kind': 'vendor', 'name': '〔party.name〕社', 'address': "
	 "'〔party.address〕', 'signatory': '〔party.signatory〕', 'note': '〔party.note〕'},\n"
	 "  {'id': 'stranger', 'kind': 'vendor', 'name': '〔other:party.name〕', 'address': "
	 "'〔other:party.address〕', 'note': '〔other:party.note〕'}],\n"
	 " 'systems': [{'id': 'karte', 'name': '〔system.name〕', 'vendor': 'maker', 'owner': "
	 "'clinic', 'place': '〔system.place〕', 'line': '〔system.line〕', 'note': "
	 "'〔system.note〕', 'remote_maintenance': '〔system.*〕', 'connects': ['lab'],\n"
	 "   'servers': [{'id': 'db', 'name': '〔server.name〕', 'os': '〔server.os〕', "
	 "'support_end': '2028-06-30', 'updates': 'maker', 'cycle': '〔server.cycle〕', 'window': "
	 "'〔server.window〕', 'note': '〔server.note〕'}],\n"
	 "   'window': '〔system.window〕', 'level': '〔system.level〕', 'continues': "
	 "'〔system.continues〕', 'desk': '〔system.desk〕',\n"
	 "   'lines': [{'id': 'ln', 'name': '〔line.name〕', 'level': '〔line.level〕', 'desk': "
	 "'〔line.desk〕', 'spare': '〔line.spare〕'}],\n"
	 "   'backups': [{'id': 'bk', 'name': '〔backup.name〕', 'cycle': '〔backup.cycle〕', "
	 "'generations': '〔backup.generations〕', 'method': '〔backup.method〕', 'offline': "
	 "'〔backup.offline〕', 'stored': '〔backup.stored〕', 'test': '〔backup.test〕'}],\n"
	 "   'media': [{'id': 'cd', 'name': '〔medium.name〕', 'from': '〔medium.from〕', 'to': "
	 "'〔medium.to〕', 'medium': '〔medium.medium〕', 'checks': '〔medium.checks〕', 'cycle': "
	 "'〔medium.cycle〕'}],\n"
	 "   'devices': [{'id': 'rt', 'name': '〔device.name〕', 'kind': 'router', 'owner': "
	 "'maker', 'updates': 'maker', 'cycle': '〔device.cycle〕', 'window': "
	 "'〔device.window〕'}]},\n"
	 "  {'id': 'lab', 'name': '〔other:system.name〕', 'vendor': 'stranger', 'place': "
	 "'〔other:system.place〕', 'line': '〔other:system.line〕', 'note': "
	 "'〔other:system.note〕', 'servers': [{'id': 'ls', 'name': '〔other:server.name〕', "
	 "'updates': 'stranger'}]}],\n"
	 " 'contracts': [{'id': 'c1', 'title': '〔contract.title〕', 'number': "
	 "'〔contract.number〕', 'signed': '2026-09-15', 'from': '2026-10-01', 'to': "
	 "'2027-09-30', 'edition': '〔contract.edition〕',\n"
	 "   'parties': [{'party': 'clinic', 'label': '〔contract-party.label〕甲', 'role': "
	 "'hospital'}, {'party': 'maker', 'label': '〔contract-party.label〕乙', 'role': "
	 "'vendor'}],\n"
	 "   'systems': ['karte'], 'flows': [{'flow': 'F1', 'stored': '〔flow-share.stored〕', "
	 "'returns': '〔flow-share.returns〕', 'erases': '〔flow-share.erases〕'}], 'premises': "
	 "[{'text': '〔premise.text〕'}],\n"
	 "   'params': {'days': '〔contract.params〕'}, 'omit': [{'clause': "
	 "'logging-a', 'reason': '〔omission.reason〕'}]},\n"
	 "  {'id': 'c2', 'title': '〔other:contract.title〕', 'from': '2026-10-01', 'to': "
	 "'2027-09-30', 'systems': ['lab'], 'params': {'days': '〔other:contract.params〕'}, "
	 "'parties': [{'party': 'clinic', 'label': 'X', 'role': 'hospital'}, {'party': "
	 "'stranger', 'label': '〔other:contract-party.label〕', 'role': 'vendor'}]}],\n"
	 " 'documents': ['annex', 'boundary'], 'register_names': {'register': "
	 "'〔project.register_names〕'}}"},
	{"project/contacts.json",
	 "{'schema': 'bunkai/contacts/1', 'contacts': [\n"
	 " {'id': 'help', 'kind': 'vendor', 'party': 'maker', 'desk': '〔contact.desk〕', "
	 "'name': '〔contact.name〕', 'role': '〔contact.role〕', 'phone': '〔contact.phone〕', "
	 "'phone_off': '〔contact.phone_off〕', 'email': '〔contact.email〕', 'hours': "
	 "'〔contact.hours〕', 'deputy': '〔contact.deputy〕', 'systems': ['karte'], 'note': "
	 "'〔contact.note〕'},\n"
	 " {'id': 'own', 'kind': 'hospital', 'desk': '〔contact.desk〕', 'name': "
	 "'〔contact.name〕', 'phone': '〔contact.phone〕', 'note': '〔contact.note〕'},\n"
	 " {'id': 'their', 'kind': 'vendor', 'party': 'stranger', 'desk': "
	 "'〔other:contact.desk〕', 'phone': '〔other:contact.phone〕', 'systems': ['lab']}],\n"
	 " 'escalation': [{'step': 1, 'contact': 'own', 'within': '〔escalation.within〕', "
	 "'what': '〔escalation.what〕'}],\n"
	 " 'desks': [{'desk': 'office', 'name': '〔desk.name〕', 'phone': '〔desk.phone〕', 'fax': "
	 "'〔desk.fax〕', 'email': '〔desk.email〕', 'hours': '〔desk.hours〕', 'confirmed': '2026-09-01'}]}"},
	{"project/decisions.json",
	 "{'schema': 'bunkai/decisions/1', 'decisions': [\n"
	 " {'id': 'D-1', 'requirement': 'R1/①-2', 'contract': 'c1', 'text': "
	 "'〔decision.text〕', 'when': '〔decision.when〕', 'by': '〔decision.by〕', 'reason': "
	 "'〔decision.reason〕', 'public_reason': '〔decision.public_reason〕'},\n"
	 " {'id': 'D-2', 'requirement': 'R1/①-2', 'contract': 'c2', 'text': "
	 "'〔other:decision.text〕', 'reason': '〔other:decision.reason〕', 'public_reason': "
	 "'〔other:decision.public_reason〕'}],\n"
	 " 'acceptances': [{'risk': 'R2', 'by': '〔acceptance.by〕', 'date': '2026-09-20', "
	 "'note': '〔acceptance.note〕', 'owner': '〔acceptance.owner〕', 'due': '2027-03-31'}],\n"
	 " 'actions': [{'risk': 'R2', 'action': '〔action.action〕', 'owner': '〔action.owner〕', "
	 "'note': '〔action.note〕', 'due': '2027-03-31'}]}"},
	{"project/talks.json",
	 "{'schema': 'bunkai/talks/1', 'sendings': [{'id': '〔sending.id〕', 'contract': 'c1', "
	 "'party': 'maker', 'number': 1, 'date': '2026-09-01', 'due': '2026-09-20', 'rows': 3, "
	 "'sha256': "
	 "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'}],\n"
	 " 'answers': [{'id': 'A-1', 'contract': 'c1', 'party': 'maker', 'asks': 'row', 'key': "
	 "'R1/①-1', 'verdict': 'wish', 'text': '〔answer.text〕', 'when': '〔answer.when〕', "
	 "'reason': '〔answer.reason〕', 'by': '〔answer.by〕', 'doubts': ['changed-since'], "
	 "'cell': '〔answer.cell〕', 'file': "
	 "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'},\n"
	 "  {'id': 'A-2', 'contract': 'c1', 'party': 'maker', 'asks': 'contact', 'key': 'help', "
	 "'members': {'name': '〔answer.members〕', 'note': '〔answer.members〕'}, 'file': "
	 "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'},\n"
	 "  {'id': 'A-3', 'contract': 'c1', 'party': 'maker', 'text': '〔answer.text〕', 'file': "
	 "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'},\n"
	 "  {'id': 'A-4', 'contract': 'c1', 'party': 'clinic', 'asks': 'answer', 'key': 'A-1', "
	 "'text': '〔answer.text〕', 'by': '〔answer.by〕', 'file': "
	 "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'},\n"
	 "  {'id': 'A-5', 'contract': 'c2', 'party': 'stranger', 'text': "
	 "'〔other:answer.text〕', 'reason': '〔other:answer.reason〕', 'by': "
	 "'〔other:answer.by〕', 'file': "
	 "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'}]}"},
	{"project/inspection.json",
	 "{'schema': 'bunkai/inspection/1', 'checklist': 'gl-2', 'answers': [{'item': '3', "
	 "'answer': 'no', 'evidence': '〔checklist-answer.evidence〕', 'where': "
	 "'〔checklist-answer.where〕', 'by': '〔checklist-answer.by〕', 'owner': "
	 "'〔checklist-answer.owner〕', 'target': '2027-01-31', 'note': "
	 "'〔checklist-answer.note〕'}],\n"
	 " 'disclosures': [{'id': 'd1', 'system': 'karte', 'paper': 'mds', 'product': "
	 "'〔disclosure.product〕', 'edition': '〔disclosure.edition〕', 'received': '2026-07-24', "
	 "'where': '〔disclosure.where〕', 'note': '〔disclosure.note〕'}]}"},
	{"data/clauses/disclosures.json",
	 "{'schema': 'bunkai/disclosures/1', 'papers': [{'id': 'mds', 'name': "
	 "'〔disclosure-paper.name〕', 'short': '〔disclosure-paper.short〕'}]}"},
	{"project/register.json",
	 "{'schema': 'bunkai/register/1', 'family': 'metimic-1.1', 'title': '〔register.title〕', "
	 "'notes': ['〔register.notes〕'],\n"
	 " 'scoring': {'model': null, 'levels': [{'id': 'High', 'name': '〔level.name〕', "
	 "'detail': '〔level.detail〕', 'response': '〔level.response〕', 'from': 3}], 'matrix': "
	 "[{'severity': 2, 'frequency': 1, 'level': 'High', 'severity_name': "
	 "'〔matrix.severity_name〕', 'frequency_name': '〔matrix.frequency_name〕'}]},\n"
	 " 'flows': [{'id': 'F1', 'form': '〔flow.form〕', 'phase': '〔flow.phase〕', 'content': "
	 "'〔flow.content〕', 'classification': ['〔flow.classification〕'], 'place': "
	 "'〔flow.place〕'}],\n"
	 " 'risks': [{'id': 'R1', 'scenario': '〔risk.scenario〕', 'severity': 2, 'frequency': 1, "
	 "'level': 'High', 'response': 'Yes', 'duty': '〔risk.duty〕を行う。', 'place': "
	 "'〔risk.place〕', 'extra': {'費用': '〔risk.extra〕'}},\n"
	 "  {'id': 'R2', 'scenario': '〔risk.scenario〕', 'severity': 2, 'frequency': 1, 'level': "
	 "'High', 'response': 'Yes', 'residual': [{'scenario': '〔residual.scenario〕', "
	 "'severity': 1, 'frequency': 1, 'level': 'High', 'policy': '〔residual.policy〕', "
	 "'action': '〔residual.action〕'}]}],\n"
	 " 'requirements': [{'risk': 'R1', 'no': '①-1', 'viewpoint': "
	 "'〔requirement.viewpoint〕', 'applies': '対象', 'response': 'Yes', 'text': "
	 "'〔requirement.text〕を申請する。', 'place': '〔requirement.place〕', 'extra': {'原価': "
	 "'〔requirement.extra〕'}},\n"
	 "  {'risk': 'R1', 'no': '①-2', 'applies': '対象', 'response': 'Yes', 'text': "
	 "'〔requirement.text〕を合意する。', 'agreement': true}]}"},
	{"data/clauses/topics.json",
	 "{'schema': 'bunkai/topics/1', 'chapters': {'annex': [{'id': 'work', 'title': "
	 "'〔chapter.title〕'}]},\n"
	 " 'topics': [{'id': 'remote', 'name': '〔topic.name〕', 'phase': 'maintenance', "
	 "'chapter': {'annex': 'work'}, 'timing': '〔topic.timing〕', 'record': "
	 "'〔topic.record〕', 'role': '〔topic.role〕'},\n"
	 "  {'id': 'backup', 'name': '〔topic.name〕', 'phase': 'normal', 'chapter': {'annex': "
	 "'work'}}, {'id': 'logging', 'name': '〔topic.name〕', 'phase': 'normal', 'chapter': "
	 "{'annex': 'work'}}]}"},
	{"data/clauses/not-covered.json",
	 "{'schema': 'bunkai/not-covered/1', 'family': 'metimic-1.1', 'reasons': [{'key': "
	 "'R1/①-2', 'reason': '〔not-covered.reason〕'}]}"},
	{"data/clauses/desks.json",
	 "{'schema': 'bunkai/desks/1', 'as_of': '2026-08-31', 'desks': [{'id': 'office', 'name': "
	 "'〔public-desk.name〕', 'for': '〔public-desk.for〕', 'url': '〔public-desk.url〕', "
	 "'status': 'confirmed', 'have': ['〔public-desk.have〕'], 'deadlines': [{'what': "
	 "'〔deadline.what〕', 'within': '〔deadline.within〕', 'basis': '〔deadline.basis〕', "
	 "'status': 'confirmed'}]},\n"
	 " {'id': 'other', 'name': '〔public-desk.name〕', 'phone': '〔public-desk.phone〕', "
	 "'fax': '〔public-desk.fax〕', 'email': '〔public-desk.email〕', 'hours': "
	 "'〔public-desk.hours〕', 'status': 'confirmed'}]}"},
	{"data/clauses/remote/remote-a.md",
	 "---\nid: remote-a\ntopic: remote\ntitle: 〔clause.title〕\ndocuments: [annex]\ncovers: "
	 "[R1/①-1]\nparams:\n  days: 5\norder: 10\n---\n"
	 "〔clause.text〕は、{{days}}日前に申請する。\n"},
	{"data/clauses/backup/backup-a.md",
	 "---\nid: backup-a\ntopic: backup\ntitle: 〔clause.title〕\ndocuments: [annex]\nlost:\n  "
	 "代替案: 〔clause.lost〕\nmay_ask:\n  代替案: 〔clause.may_ask〕\n---\n## 標準案\n〔clause.text〕を取る。\n## 代替案\n"
	 "〔clause.fallback〕を取る。\n"},
};

static void plant(void)
{
	for (size_t i = 0; i < ARRAY_LEN(marked); i++)
		fixture_write(f, marked[i].file, marked[i].text);
}

static struct bind_input input;
static struct binding binding;

static struct binding *open_binding(const char *contract)
{
	fixture_check(f);
	input = (struct bind_input){
		.project = f->run.project,
		.library = f->run.library,
		.covers = f->run.covers,
		.coverage = f->run.coverage,
		.responsibilities = f->run.responsibilities,
		.words = f->run.words,
		.template = library_template(f->run.library, contract ? "annex" : "rules"),
		.contract = contract ? project_contract(f->run.project, contract) : NULL,
		.findings = f->run.findings,
	};
	binding = (struct binding){.a = f->a,
				   .scratch = f->a,
				   .in = &input,
				   .dl = diag_new(f->a),
				   .views = map_new(f->a),
				   .anchors = map_new(f->a)};
	binding.imprint = imprint_latest(f->a, input.project, input.library, input.contract);
	binding.selection = select_clauses(f->a, input.project, input.library, input.template,
					   input.contract, binding.imprint);
	return &binding;
}

/* The next mark behind *text: 'contact.note'; NULL when there is none. */
static const char *next_mark(const char **text)
{
	const char *open = *text ? strstr(*text, OPEN) : NULL,
		   *close = open ? strstr(open, CLOSE) : NULL;

	if (!close)
		return NULL;
	*text = close + strlen(CLOSE);
	return arena_strndup(f->a, open + strlen(OPEN), (size_t)(close - open) - strlen(OPEN));
}

static bool is_named(const char *members, const char *mark)
{
	size_t n = strlen(mark);

	for (const char *at = members; (at = strstr(at, mark)); at += n)
		if ((at == members || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
			return true;
	return false;
}

/* Marks met, so that a test that meets none fails. */
struct meeting {
	struct map *seen;
	size_t n;
};

static void meet(struct meeting *m, const char *mark)
{
	if (!map_get(m->seen, mark))
		m->n++;
	map_set(m->seen, mark, m);
}

/* What is for the hospital alone may be made from anything. */
static void expect_named(struct meeting *m, struct binding *b, const struct view *v,
			 const struct view_field *field, const char *text)
{
	const struct view_source *s = view_source(v, field->name);
	const char *mark;

	cr_assert_not_null(s, "%s has no field %s", v->name, field->name);
	while ((mark = next_mark(&text))) {
		meet(m, mark);
		mark = text_starts(mark, "other:") ? mark + strlen("other:") : mark;
		cr_expect(is_named(s->members, mark) ||
				  readers_of_members(b, s->members, OF_CONTRACT) ==
					  AUDIENCE_HOSPITAL,
			  "%s.%s shows %s", v->name, field->name, mark);
	}
}

/* The names of all views, as the message about an unknown one lists them. */
static const char *list_views(struct binding *b)
{
	cr_assert_null(view_get(b, "none", "here"));
	const struct diag *d = found(b->dl, DIAG_UNKNOWN_VIEW, NULL);

	return strchr(d->message, ':') + 2;
}

static void expect_view(struct meeting *m, struct binding *b, const char *name)
{
	const struct view *v = view_get(b, name, "here");

	cr_assert_not_null(v, "%s", name);
	for (size_t i = 0; i < v->rows.n; i++) {
		for (size_t k = 0; k < v->rows.at[i].fields.n; k++) {
			const struct view_field *field = &v->rows.at[i].fields.at[k];

			expect_named(m, b, v, field, field->text);
			for (size_t n = 0; n < field->lines.n; n++)
				expect_named(m, b, v, field, field->lines.at[n].text);
		}
	}
}

Test(readers, fields_are_made_from_the_members_they_name)
{
	static const char *const scopes[] = {"c1", NULL};
	struct meeting m = {map_new(f->a), 0};

	plant();
	for (size_t i = 0; i < ARRAY_LEN(scopes); i++) {
		struct binding *b = open_binding(scopes[i]);
		char *rest, *names = arena_strdup(f->a, list_views(b));

		for (char *name = strtok_r(names, ", ", &rest); name;
		     name = strtok_r(NULL, ", ", &rest))
			expect_view(&m, b, name);
	}
	cr_assert_gt(m.n, 60, "only %zu marks were met", m.n);
}

/* What looks no further than the contract shows nothing of another one but its systems' names. */
Test(readers, views_of_a_contract_show_nothing_of_others)
{
	struct meeting m = {map_new(f->a), 0};

	plant();
	struct binding *b = open_binding("c1");
	char *rest, *names = arena_strdup(f->a, list_views(b));

	for (char *name = strtok_r(names, ", ", &rest); name; name = strtok_r(NULL, ", ", &rest))
		if (view_reach_of(name) == OF_CONTRACT)
			expect_view(&m, b, name);
	cr_assert_gt(m.n, 30);
	for (size_t i = 0; i < ARRAY_LEN(marked); i++) {
		const char *text = marked[i].text, *mark;

		while ((mark = next_mark(&text)))
			cr_expect(!text_starts(mark, "other:") || !map_get(m.seen, mark), "%s",
				  mark);
	}
}

static bool collect(const struct doc_node *node, void *context)
{
	struct strbuf *sb = context;

	strbuf_add(sb, node->text ? node->text : "");
	strbuf_add(sb, node->label ? node->label : "");
	return true;
}

static const char *own_template(const char *scope, const char *audience, const char *body)
{
	return arena_concat(
		f->a, "{'schema': 'bunkai/template/1', 'id': 'own', 'title': '題', 'scope': '",
		scope, "', 'audience': '", audience,
		"', 'articles': 'annex', 'parts': [{'part': ", "'部', 'body': [", body, "]}]}",
		(char *)NULL);
}

static const struct doc *bind_own(const char *audience, const char *body)
{
	plant();
	fixture_write(f, "project/templates/documents/own.json",
		      own_template("contract", audience, body));
	fixture_load(f);
	f->dl = diag_new(f->a);
	return fixture_bind(f, "own", "c1");
}

Test(readers, figures_show_what_is_for_the_parties)
{
	static const char *const figures[] = {"boundary-diagram", "risk-matrix",
					      "responsibility-bars"};
	size_t marks = 0;

	for (size_t i = 0; i < ARRAY_LEN(figures); i++) {
		struct strbuf sb = strbuf_new(f->a);
		const struct doc *d =
			bind_own("parties", arena_concat(f->a, "{'block': 'figure', 'figure': '",
							 figures[i], "'}", (char *)NULL));

		cr_assert_not_null(d, "%s: %s", figures[i], found_all(f->a, f->dl));
		doc_walk(d, collect, &sb);
		const char *text = sb.text, *mark;

		while ((mark = next_mark(&text))) {
			size_t dot = strcspn(mark, ".");

			marks++;
			if (strcmp(mark, "other:system.name") == 0)
				continue;
			cr_expect(!text_starts(mark, "other:") &&
					  library_audience(f->run.library,
							   arena_strndup(f->a, mark, dot),
							   mark + dot + 1) != AUDIENCE_HOSPITAL,
				  "%s shows %s", figures[i], mark);
		}
		fixture_remove(f, "project/templates/documents/own.json");
	}
	cr_assert_gt(marks, 5);
}

static const struct {
	const char *body, *told;
} refused[] = {
	{"{'block': 'table', 'view': 'parties', 'columns': [{'head': '備考', 'field': 'note'}]}",
	 "note"},
	{"{'block': 'table', 'view': 'responsibilities', 'columns': [{'head': '理由', 'field': "
	 "'reason.internal'}]}",
	 "reason.internal"},
	{"{'block': 'table', 'view': 'positions', 'columns': [{'head': '案', 'field': "
	 "'lost:代替案'}]}",
	 "lost:代替案"},
	{"{'block': 'table', 'view': 'contacts', 'columns': [{'head': '電話', 'field': 'phone'}]}",
	 "phone"},
	{"{'block': 'table', 'view': 'systems', 'group': ['note'], 'columns': [{'head': '名', "
	 "'field': 'name'}]}",
	 "note"},
	{"{'block': 'table', 'view': 'systems', 'group': ['name'], 'group_text': ['{{note}}'], "
	 "'columns': [{'head': '名', 'field': 'name'}]}",
	 "{{note}}"},
	{"{'block': 'table', 'view': 'systems', 'where': [{'field': 'note', 'op': 'not-empty'}], "
	 "'columns': [{'head': '名', 'field': 'name'}]}",
	 "note"},
	{"{'block': 'figure', 'figure': 'contact-tree'}", "contact-tree"},
};

/* The same is fine in a paper for the hospital's eyes. */
Test(readers, a_paper_for_the_parties_with_internal_words_is_refused)
{
	for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
		cr_expect_null(bind_own("parties", refused[i].body), "%s", refused[i].body);
		const struct diag *d = found(f->dl, DIAG_INTERNAL_WORDS, "own");

		cr_assert_not_null(d, "%s: %s", refused[i].body, found_all(f->a, f->dl));
		cr_expect(text_starts(d->message, refused[i].told), "%s", d->message);
		cr_expect_not_null(strstr(d->place, "own.json:parts[0].body[0]"), "%s", d->place);
		cr_expect_not_null(bind_own("hospital", refused[i].body), "%s: %s", refused[i].body,
				   found_all(f->a, f->dl));
	}
}

/* A paper that is marked 院内限り needs no other word. */
Test(readers, what_is_confidential_to_the_hospital_is_internal)
{
	struct template t = {.scope = "contract", .confidentiality = "hospital"};

	cr_expect(template_is_internal(&t));
	t.audience = "parties";
	cr_expect_not(template_is_internal(&t));
	t = (struct template){.scope = "hospital", .confidentiality = "posted"};
	cr_expect(template_is_internal(&t));
	t = (struct template){.scope = "contract", .confidentiality = "parties"};
	cr_expect_not(template_is_internal(&t));
}
