/* SPDX-License-Identifier: MIT
 *
 * Views: named lists of rows that template blocks are bound to. A row is a set of named fields,
 * already in the words that a reader sees. Adding a view is one function and one line in views.c.
 */
#ifndef BUNKAI_BIND_VIEW_H
#define BUNKAI_BIND_VIEW_H

#include "bind/bind.h"
#include "derive/references.h"
#include "derive/scoring.h"
#include "derive/shape.h"

/* What every function of this room gets. */
struct binding {
	struct arena *a;
	struct arena *scratch; /* for what is needed while the document is bound, such as views */
	const struct bind_input *in;
	const struct imprint *imprint;
	struct selection *selection;
	struct diag_list *dl;
	struct doc *doc;
	struct map *views;       /* name -> struct view, filled once per document */
	struct map *dates;       /* ISO -> as printed, of those that were asked for; NULL: none */
	/* topic -> what it rests on, as printed; [1]: briefly. NULL: nobody asked */
	struct map *references[2];
	/* the record or the month (2026-10) for which the part is made; NULL: for none */
	const struct record_form *record;
	const char *month;
	const struct settings *names; /* what placeholders stand for; never NULL */
	const struct row_scope *rows; /* for which rows a part or text is made; NULL: none */
	const struct template_block *last_part; /* of which the last part was made; NULL: none */
	int articles;                 /* of the template's own (bind/own_articles.h), so far */
	struct map *anchors;     /* of rows, as far as they are bound */
	/* what is due; [1]: without what is the hospital's own. NULL: nobody asked */
	const struct schedule *schedules[2];
	/* clause and position -> how it differs from the first (bind/view_positions.c); NULL: nobody asked */
	struct map *differences;
	bool blanks_only;        /* no tree is wanted, but what it would print as 未記入 */
	const struct bid_filling *bid; /* bind/view_bid.c; NULL: nobody asked */
	/* what first was not for the document's readers; NULL: nothing (bind/readers.h) */
	const char *narrow_place, *narrow_what;
};

struct view_line {
	const char *text, *link; /* link: see doc_link_anchor; or NULL */
	const char *label;       /* 2, (1); NULL: none */
	const struct doc_span *spans; /* n_spans of them */
	size_t n_spans;
	enum audience audience;  /* where it is narrower than that of its field's members */
};

struct view_field {
	const char *name;
	const char *text;        /* NULL: nothing is known; prints as the word `missing` */
	const char *role;        /* look of the cell; NULL: plain */
	const char *link;        /* of the whole text; NULL: none */
	const char *day;         /* ISO, where the text says a day; else NULL */
	const char *full;        /* what a mark stands for; NULL: the text is none */
	const struct doc_count *count; /* what the text counts, see doc.h; NULL: nothing */
	enum audience audience;  /* where it is narrower than that of its members */
	/* what stands in a paper, for a block `quoted` to put in as it is; NULL: the field is a text */
	const struct doc_node *node;
	VEC(struct view_line) lines; /* several lines with their own links, instead of text */
	/*
	 * where to write what the text says is missing; none for a NULL text: the member of that
	 * name at the row's own place
	 */
	VEC(struct blank) blanks;
};

struct view_row {
	VEC(struct view_field) fields;
	const char *role;        /* look of the row */
	const char *anchor;      /* what links call it; NULL: nothing */
	const char *hours;       /* when who it names answers, see doc.h; NULL: nobody knows */
	struct doc_origin *origin;
	enum audience audience;  /* of all its fields, where it is narrower than theirs */
};

/*
 * How far a view or a figure looks in a document that is made for a contract: OF_CONTRACT keeps to
 * what is the contract's, or the same for all; what another contract says never changes it.
 */
enum view_reach { OF_PROJECT, OF_CONTRACT };

/*
 * A field of a view; a name that ends in ':' stands for a family, as role:<party>. `members` are
 * those that its words are made from, as 'contact.desk contact.name'; "" for words of the library
 * alone.
 */
struct view_source {
	const char *name, *members;
};

struct view {
	const char *name;
	enum view_reach reach;
	const struct view_source *fields; /* ended by a NULL name */
	VEC(struct view_row) rows;
};

typedef void fill_view(struct binding *b, struct view *v);

/* What a view is known by; `fill` adds its rows. */
struct view_entry {
	const char *name;
	enum view_reach reach;
	fill_view *fill;
	const struct view_source *fields; /* ended by a NULL name */
};

/* A field of every view: an empty cell that people fill in. */
#define VIEW_BLANK "blank"

/* What a register keeps beside its rows, by its head: 'extra.期限'. Rows without it are blank. */
#define VIEW_EXTRA "extra."

/* The filled view; NULL and unknown-view when there is none of that name. */
const struct view *view_get(struct binding *b, const char *name, const char *place);

/* All views of documents, a list for each file views*.c. */
struct view_entries {
	const struct view_entry *at;
	size_t n;
};
extern const struct view_entries views_of_papers, views_of_ledger;

/* Its name, reach and fields, without rows; false and unknown-view when there is none. */
bool view_describe(const struct binding *b, const char *name, const char *place, struct view *out);

/* OF_PROJECT when there is no such view: nobody knows what it would show. */
enum view_reach view_reach_of(const char *name);

/* NULL: the view has no such field. */
const struct view_source *view_source(const struct view *v, const char *field);
const char *view_list_fields(struct arena *a, const struct view *v); /* for messages */
const struct view_field *view_field(const struct view_row *row, const char *name);

/*
 * Where words come from; paths are given from the project's folder or the library's, so that a tree
 * does not vary with the place of either.
 */
struct doc_origin *origin_new(struct binding *b, const char *kind, const char *file,
			      const char *place, const char *key);

struct view_row *view_add(struct binding *b, struct view *v, const char *kind, const char *file,
			  const char *place, const char *key);

/*
 * Sets a field; `text` NULL is something that is missing, "" something that is not meant to be
 * there.
 */
struct view_field *view_set(struct binding *b, struct view_row *row, const char *name,
			    const char *text);
/* A field that is a day, as documents print it; `iso` NULL is one that is missing. */
struct view_field *view_set_day(struct binding *b, struct view_row *row, const char *name,
				const char *iso);

/* The same; without a day `otherwise`. */
struct view_field *view_set_day_or(struct binding *b, struct view_row *row, const char *name,
				   const char *iso, const char *otherwise);

/* Says which day the field's text is; a month alone, and NULL, is none. */
void view_note_day(struct view_field *f, const char *iso);

/* A mark that the foot of the part explains, and what it stands for. */
struct view_field *view_set_mark(struct binding *b, struct view_row *row, const char *name,
				 const char *mark, const char *full);

/* Says where the field would be filled in: the member of an object of the user's files. */
void view_set_blank(struct binding *b, struct view_field *f, const char *subject,
		    const char *place, const char *member);

/* The same at the row's own place. */
void view_set_own_blank(struct binding *b, const struct view_row *row, struct view_field *f,
			const char *member);

/* A file of the project, whether it is there or not: 'DIR/contacts.json:desks'. */
const char *project_place(struct binding *b, const char *place);

/* A member for a field that is set and may be NULL. */
struct view_field *view_set_member(struct binding *b, struct view_row *row, const char *name,
				   const char *text, const char *place, const char *member);

/* Notes what is missing in a field that is being printed (bind_input.blanks). */
void note_blanks(struct binding *b, const struct view_row *row, const struct view_field *f);
/* The values that the register keeps beside a row: 'extra.期限' under the head 期限. */
void view_set_extras(struct binding *b, struct view_row *row, const struct row_origin *at);

void view_add_line(struct binding *b, struct view_field *f, const char *text, const char *link);

/* A fixed word of templates/words.json: 'prefix.name'. */
const char *word_of(struct binding *b, const char *prefix, const char *name);

/* What the document calls a register; a word when nobody gave it a name, and never its id. */
const char *register_title(struct binding *b, const struct risk_register *reg);

/*
 * A row's key as this document prints it: with its register only where two could be meant, a duty
 * by its Japanese word.
 */
const char *printed_key(struct binding *b, const struct responsibility *r);

/*
 * Its two halves: the register's name with what parts it from the key, "" where one register alone
 * is meant; and the key.
 */
const char *register_lead(struct binding *b, const struct risk_register *reg);
const char *short_key(struct binding *b, const struct responsibility *r);

/* Its words; where the source's cell cuts them off, as far as they go, with a mark that says so. */
const char *register_text(struct binding *b, const struct responsibility *r);

/* The fields topic.id and topic.name. */
void view_set_topic(struct binding *b, struct view_row *row, const struct responsibility *r);

/* A row for what is due: the fields of the view `contract-schedule`. */
struct due;
struct view_row *view_add_due(struct binding *b, struct view *v, const struct due *due);

/* An ISO date as documents print it: 令和8年10月1日; NULL of NULL. */
const char *view_date(struct binding *b, const char *iso);

/* 令和8年10月 of a day of it. */
const char *view_month_name(struct binding *b, const char *iso);

/*
 * What is due for the hospital in the twelve months of the project's calendar, from *from to *to,
 * with what is late (derive/schedule.h).
 */
struct schedule;
const struct schedule *view_schedule(struct binding *b, const char **from, const char **to);

/*
 * The offices that have something due in them, each once in the order of duty-words.json; "" is
 * what no office is said to do. Ended by NULL.
 */
const char *const *view_schedule_offices(struct binding *b);

/* Its name, or the word for none. */
const char *view_office_name(struct binding *b, const char *office);

/* A party's name, its id when there is no such party; NULL of NULL. */
const char *party_name(const struct binding *b, const char *id);

/* 乙 of who signs the contract, else the name and whose subcontractor it is; NULL of NULL. */
const char *view_tender_name(struct binding *b, const char *id);

/* '対象外（甲）': who answers for what is not the contract's. */
const char *view_outside_text(struct binding *b, const char *party);

/*
 * True when the document speaks of the register: its contract rests on it, or it is a document of
 * the whole hospital.
 */
bool rests_on(const struct binding *b, const struct risk_register *reg);

/*
 * 'High（深刻度5、頻度3）': the level as printed, with what it was computed from where the row says
 * so.
 */
const char *rating_text(struct binding *b, const struct risk_register *reg, const struct rating *r);

/* What the level was computed from; "" where the row does not say so. */
const char *factors_text(struct binding *b, const struct risk_register *reg,
			 const struct rating *r);

/* The rows of the document's contract; NULL in a document of the whole hospital. */
const struct responsibilities *contract_rows(const struct binding *b);

/* What the table says of the row (derive/table_words.h). */
const struct table_row *table_says(const struct binding *b, const struct responsibility *r);

/* The role that the table prints for a party, by its place in the contract; no mere proposal. */
const struct role *printed_role(const struct binding *b, const struct responsibility *r,
				size_t party);

/* The place of a row's risk among the levels of its register: 0 is the worst (scale_rank). */
size_t row_weight(const struct binding *b, const struct responsibility *r);

/* A line for each article that answers the row; those of its topic bear a mark. */
void view_add_articles(struct binding *b, struct view_field *f, const struct responsibility *r);
/* The anchor of the part that is a record's sheet. */
const char *record_anchor(struct binding *b, const struct record_form *r);
/* The file of a place in clauses/records.json. */
const char *record_file(struct binding *b, const char *place);

/* 規程, and 別紙1 where there are several 別紙. */
const char *paper_label(struct binding *b, const struct coverage_paper *paper);

/* The anchor of a clause's article. */
const char *anchor_of(struct binding *b, const char *clause);

/*
 * The systems of the contract, or all of them in a document of the whole hospital; an entry is NULL
 * when there is no such system.
 */
size_t count_systems(const struct binding *b);
const struct system *nth_system(const struct binding *b, size_t i);

/* False where no contract in force is about the system any more: nobody is called for it. */
bool system_is_called(const struct binding *b, const struct system *s);

/*
 * The hospital's contact in the role that the library names for it (role.first-call), else the one
 * that the order of calls begins with, else the first who is there for a system; NULL: nobody.
 */
const struct contact *view_first_call(const struct binding *b);

/* One who takes a contact's place. */
struct deputy_words {
	const char *id;      /* of a contact; NULL: simply a name */
	const char *who;     /* with the company, where that is another one, in a line of its own */
	const char *numbers; /* by day and by night, a line each; NULL: none */
};

/* The contact's deputy number `i`, from 0; false: so many there are not. */
bool view_deputy(struct binding *b, const struct contact *of, size_t i, struct deputy_words *out);

/* What the hospital calls a public desk, else the library. */
const char *view_desk_name(const struct binding *b, const struct desk *d);

/* True when the block's conditions take the row. */
bool row_is_wanted(const struct view_row *row, const struct template_block *block);

fill_view fill_responsibilities, fill_agreements, fill_duties, fill_counts, fill_status_counts;
fill_view fill_word_counts;
fill_view fill_requirements, fill_residuals, fill_scoring;
fill_view fill_system_care, fill_server_care, fill_device_care, fill_lines, fill_backups,
	fill_flows, fill_premises;
fill_view fill_records, fill_record_duties;
fill_view fill_parties, fill_contract, fill_systems, fill_servers;
fill_view fill_contacts, fill_vendor_contacts, fill_first_call, fill_on_call, fill_escalation,
	fill_desks, fill_desk_forms, fill_deadlines;
fill_view fill_chain;
fill_view fill_papers, fill_coverage_counts, fill_coverage_editions, fill_coverage_items,
	fill_coverage_rows, fill_checklist;
fill_view fill_inspection, fill_inspection_counts, fill_inspection_records;
fill_view fill_gaps, fill_gap_counts;
fill_view fill_self_checks, fill_self_check_months;
fill_view fill_disclosures, fill_disclosure_systems;
fill_view fill_disclosed_answers, fill_remark_points, fill_contradictions;
fill_view fill_undertakings, fill_workload, fill_fee_counts, fill_open_points, fill_approvers;
fill_view fill_office_duties, fill_office_tasks;
fill_view fill_network;
fill_view fill_ledger, fill_ledger_kinds, fill_ledger_oses, fill_ledger_points, fill_ledger_facts;
fill_view fill_updates, fill_updates_answer;
fill_view fill_agenda_days, fill_agenda_dues, fill_agenda_decisions;
fill_view fill_talk_parties, fill_open_answers;
fill_view fill_bid_items, fill_bid_works, fill_bid_systems, fill_bid_things;
fill_view fill_schedule, fill_schedule_hours, fill_schedule_months, fill_schedule_minutes, fill_schedule_facts;
fill_view fill_wall_weeks, fill_wall_list;
fill_view fill_key_hours, fill_key_desks, fill_key_days, fill_key_fees, fill_key_differences,
	fill_key_papers;
fill_view fill_findings, fill_clauses, fill_omitted, fill_waiting, fill_provisions, fill_positions,
	fill_position_differences, fill_due_acts,
	fill_guidelines, fill_editions;

/*
 * What a 項 of the document's articles is, and whether an article has any that is text: if not, it
 * stands in the 別表 alone (derive/shape.h). What waits and has no place of its own is text.
 */
enum provision_shape provision_shape_of(const struct binding *b, const struct chosen *c,
					int paragraph);
bool article_stands(const struct binding *b, const struct chosen *c);

/*
 * A row for which a part, a text or an article is made: placeholders name its fields, and rows of
 * other views that have its field `by` (NULL: any) are those of the same value.
 */
struct row_scope {
	const struct view *view;
	const struct view_row *row;
	const char *by;
	const struct row_scope *up;
};

/* Blocks. False when something was reported that forbids the document. */
bool bind_table(struct binding *b, struct doc_node *parent, const struct template_block *block);
bool bind_form(struct binding *b, struct doc_node *parent, const struct template_block *block);
bool bind_key_value(struct binding *b, struct doc_node *parent, const struct template_block *block);
bool bind_signature(struct binding *b, struct doc_node *parent, const struct template_block *block);
bool bind_figure(struct binding *b, struct doc_node *parent, const struct template_block *block);
bool bind_articles(struct binding *b, struct doc_node *parent, const struct template_block *block);
bool bind_block(struct binding *b, struct doc_node *parent, const struct template_block *block);

/*
 * How the texts of a clause of this document are filled in: its parameters and the document's
 * articles.
 */
struct expand clause_expand(struct binding *b, const struct chosen *c);

/* The field `number`: the clause's article, as a link to it. */
void view_set_article(struct binding *b, struct view_row *row, const struct clause *c);

/* A position as it would stand in its article, in one text. */
const char *clause_position_text(struct binding *b, const struct chosen *c,
				 const struct position *p);

/* A 項 with its 号, or one 号 (from 1; 0: none), in one text; paragraph 0: the whole article. */
const char *clause_place_text(struct binding *b, const struct chosen *c, int paragraph, int item);

/* What of the contract's articles nobody agreed to; NULL in a document of the whole hospital. */
const struct waiting_list *waiting_of(const struct binding *b);

/* What the register says of whether the vendor does what the row asks; "" of a duty. */
const char *judgement_text(struct binding *b, const struct responsibility *r);

/*
 * The label of the n-th item of a list: (1) (2) … at the first depth, ア イ ウ … below; beyond ン
 * it goes on as アア.
 */
const char *item_label(struct arena *a, int depth, int n);

/* A column's alignment by its name. */
enum doc_align align_of(const char *name);

/* The first column names the rows, unless another does; what heads a group has a line of its own. */
void name_rows(struct doc_node *table);

/* A text of the template with the document's placeholders filled in. */
const char *template_text(struct binding *b, const char *text, const char *place);

/* What {{ref:…}} prints in any text of the document; `context` is its binding. */
const char *cite_article(void *context, const char *target, struct reference_hole *hole);

/*
 * References as one text: '安全管理ガイドライン6.0 システム運用編 10.1、…', or short for
 * table cells: 'GL6.0 運用10.1'.
 */
const char *reference_text(struct binding *b, const struct reference_list *list, bool brief);

/* The same of a topic; "" of none. */
const char *topic_reference_text(struct binding *b, const struct topic *t, bool brief);

/*
 * The clauses of this document that answer a row: those whose `covers` name it, and no others. The
 * first of the row's topic may be the nearest there is, but does not say that it answers.
 */
const struct clause_list *answers_of(struct binding *b, const struct responsibility *r);
const struct clause_list *topic_clause_of(struct binding *b, const struct responsibility *r);

/*
 * The clauses to cite for a row in field `f`: the answers; where there are none that of the topic,
 * and then the first line of the field says so (by_topic_text: 論点による).
 */
const struct clause_list *set_answers(struct binding *b, struct view_field *f,
				      const struct responsibility *r);
const char *by_topic_text(struct binding *b, const struct responsibility *r);

#endif
