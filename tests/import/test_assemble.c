/* SPDX-License-Identifier: MIT
 *
 * Assembly of a register from rows made by hand: merging of printings, what becomes of values
 * without a field, dashes and numbers.
 */
#include "import/assemble.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/text.h"

static struct arena *arena;
static struct diag_list *dl;
static struct source_tables records;
static struct profile profile;

static const char *const words[] = {"合意", NULL};
static const char *const exceptions[] = {"合意書", NULL};

static void set_up(void)
{
	arena = arena_new();
	dl = diag_new(arena);
	records = (struct source_tables){0};
	profile = (struct profile){.id = "own",
				   .family = "fam",
				   .model = "matrix-2x2",
				   .dash = "-",
				   .agreement_words = words,
				   .agreement_exceptions = exceptions};
}

static void tear_down(void)
{
	arena_free(arena);
}

TestSuite(assemble, .init = set_up, .fini = tear_down);

static struct source_table *table(const char *kind)
{
	for (size_t i = 0; i < records.tables.n; i++)
		if (strcmp(records.tables.at[i].kind, kind) == 0)
			return &records.tables.at[i];
	struct source_table *t = vec_push(arena, &records.tables);

	t->kind = kind;
	return t;
}

/* A row from 'field=value|field=value'; a field in capitals is a printed head without a field. */
static void row(const char *kind, const char *cells)
{
	struct source_table *t = table(kind);
	struct source_row *r = vec_push(arena, &t->rows);

	r->place = arena_printf(arena, "%s %zu", kind, t->rows.n);
	while (*cells) {
		size_t name = strcspn(cells, "="), value = strcspn(cells + name + 1, "|");

		*vec_push(arena, &r->fields) = (struct source_field){
			.name = arena_strndup(arena, cells, name),
			.value = arena_strndup(arena, cells + name + 1, value),
			.extra = cells[0] >= 'A' && cells[0] <= 'Z'};
		cells += name + 1 + value;
		cells += *cells == '|';
	}
}

static struct risk_register *assemble(void)
{
	return assemble_register(arena, &records, &profile, dl);
}

static const struct diag *finding(enum diag_code code, const char *subject)
{
	for (size_t i = 0; i < dl->all.n; i++)
		if (dl->all.at[i].code == code && strcmp(dl->all.at[i].subject, subject) == 0)
			return &dl->all.at[i];
	return NULL;
}

Test(assemble, rows_of_every_kind)
{
	row("flows", "form=アプリ|phase=開発|id=AD01|content=見る|classification=甲\n乙");
	row("threats", "id=T1|name=盗聴|detail=読まれる。");
	row("matrix", "severity=2|frequency=1|level=High|severity_name=深刻");
	row("levels", "id=High|name=重大|detail=直す|response=Yes");
	row("assessments",
	    "form=アプリ|phase=開発|flow=AD01|content=見る|classification=甲\n乙|threat=T1|threat_"
	    "name=盗聴|situation=端末で|"
	    "risk=R1|scenario=破られる。|severity=2|frequency=1|level=High|response=Yes");
	row("treatments", "risk=R1|scenario=破られる。|option=低減|viewpoint=技術|response=Yes|"
			  "applies=対象|no=①-1|text=定める。|duty=守る。");
	struct risk_register *reg = assemble();

	cr_assert_eq(dl->all.n, 0, "%s", dl->all.n ? dl->all.at[0].message : "");
	cr_assert_str_eq(reg->source.profile, "own");
	cr_assert_str_eq(reg->family, "fam");
	cr_assert_str_eq(reg->flows.at[0].classification.at[1], "乙");
	cr_assert_str_eq(reg->matrix.at[0].severity_name, "深刻");
	cr_assert_str_eq(reg->levels.at[0].response, "Yes");
	const struct risk *r = register_risk(reg, "R1");

	cr_assert_str_eq(r->threat, "T1");
	cr_assert(r->severity == 2 && r->frequency == 1);
	cr_assert_str_eq(r->level, "High");
	cr_assert_str_eq(r->option, "低減");
	cr_assert_str_eq(r->duty, "守る。");
	cr_assert_str_eq(r->at.place, "treatments 1");
	cr_assert_str_eq(reg->assessments.at[0].situation, "端末で");
	cr_assert_str_eq(reg->requirements.at[0].no, "①-1");
}

Test(assemble, a_dash_is_nothing_and_a_placeholder_stays)
{
	row("treatments", "risk=R1|option=低減|viewpoint=物理|response=Yes|applies=-|no=-|text=-|"
			  "duty=-|residual_scenario=-");
	row("assessments", "flow=AD01|threat=T1|situation=-|risk=-|scenario=-|severity=-|frequency="
			   "-|level=-|response=-");
	struct risk_register *reg = assemble();

	cr_assert_eq(reg->requirements.n, 1);
	cr_assert(!reg->requirements.at[0].no && !reg->requirements.at[0].applies &&
		  !reg->requirements.at[0].text);
	cr_assert(!reg->assessments.at[0].risk && !reg->assessments.at[0].level &&
		  reg->assessments.at[0].severity == 0);
	cr_assert_null(register_risk(reg, "R1")->duty);
	cr_assert_eq(register_risk(reg, "R1")->residual.n, 0);
	cr_assert_eq(reg->risks.n, 1);
}

Test(assemble, the_longest_printing_wins_and_blanks_go)
{
	row("treatments", "risk=R1|scenario=支障が生じ|duty=確認をお願い");
	row("treatments", "risk=R1|scenario=支 障が生じる。|duty=確認をお願いします。");
	row("assessments", "flow=F1|risk=R1|scenario=支障が生じる。");
	row("treatments", "risk=R2|scenario=別の支障が生じる。|duty=教育をお願い致しま");
	struct risk_register *reg = assemble();

	cr_assert_str_eq(register_risk(reg, "R1")->scenario, "支障が生じる。");
	cr_assert_str_eq(register_risk(reg, "R1")->duty, "確認をお願いします。");
	cr_assert_not(register_risk(reg, "R1")->scenario_clipped);
	cr_assert_not(register_risk(reg, "R2")->duty_clipped,
		      "one duty of two is whole: no rule yet");
	cr_assert_not_null(finding(DIAG_PRINTING_CLIPPED, "R1"));
	cr_assert_not_null(finding(DIAG_PRINTING_BLANKS, "R1"));
	cr_assert_null(finding(DIAG_PRINTINGS_DIFFER, "R1"));
}

Test(assemble, what_is_nowhere_whole_is_marked)
{
	row("treatments", "risk=R1|scenario=破られる。|duty=確認をお願いします。");
	row("treatments", "risk=R2|scenario=漏れる。|duty=教育をお願いします。");
	row("treatments", "risk=R3|scenario=止ま|duty=管理をお願い致しま");
	row("treatments", "risk=R3|scenario=止ま|duty=管理をお願い");
	struct risk_register *reg = assemble();

	cr_assert(register_risk(reg, "R3")->duty_clipped);
	cr_assert(register_risk(reg, "R3")->scenario_clipped);
	cr_assert_str_eq(register_risk(reg, "R3")->duty, "管理をお願い致しま");
	cr_assert_not(register_risk(reg, "R1")->duty_clipped);
}

Test(assemble, contradictions_are_found_and_nothing_is_lost)
{
	row("flows", "id=F1|content=見る|form=アプリ");
	row("assessments", "flow=F1|content=書く|form=アプリ|threat=T1|risk=R1|scenario=破られる。|"
			   "severity=5|frequency=1|level=High|response=Yes");
	row("assessments", "flow=F1|content=書く|form=基盤|threat=T2|risk=R1|scenario=漏れる。|"
			   "severity=4|frequency=1|level=Low|response=Yes");
	struct risk_register *reg = assemble();
	const struct flow *f = register_flow(reg, "F1");

	cr_assert_str_eq(f->content, "見る");
	cr_assert_eq(f->at.extra.n, 2);
	cr_assert_str_eq(f->at.extra.at[0].head, "form");
	cr_assert_str_eq(f->at.extra.at[1].value, "書く");
	const struct risk *r = register_risk(reg, "R1");

	cr_assert_eq(r->severity, 5);
	cr_assert_str_eq(r->level, "High");
	cr_assert_eq(r->at.extra.n, 1,
		     "the rows keep their own ratings, only the scenario has to be kept");
	cr_assert_str_eq(r->at.extra.at[0].value, "漏れる。");
	cr_assert_eq(reg->assessments.at[1].severity, 4);
	cr_assert_not_null(finding(DIAG_PRINTINGS_DIFFER, "R1"));
	cr_assert_not_null(finding(DIAG_PRINTINGS_DIFFER, "F1"));
}

Test(assemble, several_duties_are_all_kept)
{
	row("treatments", "risk=R1|duty=確認をお願いします。");
	row("treatments", "risk=R1|duty=教育をお願い");
	row("treatments", "risk=R1|duty=教育をお願いします。");
	row("treatments", "risk=R1|duty=-");
	cr_assert_str_eq(register_risk(assemble(), "R1")->duty,
			 "確認をお願いします。\n教育をお願いします。");
	cr_assert_not_null(finding(DIAG_SEVERAL_DUTIES, "R1"));
	cr_assert_not_null(finding(DIAG_DUTY_NOT_ON_ALL, "R1"));
}

Test(assemble, residual_rows_are_collected_once)
{
	row("treatments", "risk=R1|no=①-1|residual_scenario=残る。|residual_severity=4|residual_"
			  "frequency=1|residual_level=Middle|"
			  "residual_policy=保有する。|residual_action=-");
	row("treatments", "risk=R1|no=①-2|residual_scenario=残る。|residual_severity=4|residual_"
			  "frequency=1|residual_level=Middle|"
			  "residual_policy=保有する。|residual_action=二段階にする。");
	row("treatments", "risk=R1|no=①-3|residual_scenario=別に残る。|residual_severity=3|"
			  "residual_frequency=1|residual_level=Low");
	const struct risk *r = register_risk(assemble(), "R1");

	cr_assert_eq(r->residual.n, 2);
	cr_assert_str_eq(r->residual.at[0].action, "二段階にする。");
	cr_assert_eq(r->residual.at[0].requirements.n, 1);
	cr_assert_str_eq(r->residual.at[0].requirements.at[0], "①-2");
	cr_assert_eq(r->residual.at[1].severity, 3);
	cr_assert_null(r->residual.at[1].policy);
}

Test(assemble, agreement_words_are_the_profiles)
{
	row("treatments", "risk=R1|no=①-1|text=範囲を医療機関と合意する。");
	row("treatments", "risk=R1|no=①-2|text=合意書に署名する。");
	row("treatments", "risk=R1|no=①-3|text=合意書を交わし、期日に合意する。");
	row("treatments", "risk=R1|no=①-4|text=記録する。");
	struct risk_register *reg = assemble();

	cr_assert(reg->requirements.at[0].agreement);
	cr_assert_not(reg->requirements.at[1].agreement);
	cr_assert(reg->requirements.at[2].agreement);
	cr_assert_not(reg->requirements.at[3].agreement);
	profile.agreement_words = NULL;
	cr_assert_not(assemble()->requirements.at[0].agreement);
}

Test(assemble, numbers_that_are_none_are_kept_beside_the_row)
{
	row("assessments", "flow=F1|risk=R1|severity=５|frequency=高|level=High|response=Yes");
	struct risk_register *reg = assemble();

	cr_assert_eq(reg->assessments.at[0].severity, 5);
	cr_assert_eq(reg->assessments.at[0].frequency, 0);
	cr_assert_str_eq(reg->assessments.at[0].at.extra.at[0].value, "高");
	cr_assert_eq(register_risk(reg, "R1")->severity, 5);
	cr_assert_eq(register_risk(reg, "R1")->frequency, 0);
	cr_assert_not_null(finding(DIAG_NO_WHOLE_NUMBER, ""));
}

Test(assemble, columns_without_a_field_keep_their_heads)
{
	row("flows", "id=F1|OWNER=係|NOTE=あ");
	row("assessments", "flow=F1|NOTE=い");
	row("treatments", "risk=R1|NOTE=う|no=①-1");
	struct risk_register *reg = assemble();

	cr_assert_str_eq(reg->flows.at[0].at.extra.at[0].head, "OWNER");
	cr_assert_str_eq(reg->assessments.at[0].at.extra.at[0].value, "い");
	cr_assert_str_eq(reg->requirements.at[0].at.extra.at[0].value, "う");
	cr_assert_eq(register_risk(reg, "R1")->at.extra.n, 0);
}

Test(assemble, rows_without_an_id_become_notes)
{
	*vec_push(arena, &records.notes) = "隠れた列";
	row("flows", "form=アプリ|content=見る");
	row("treatments", "risk=-|text=定める。");
	struct risk_register *reg = assemble();

	cr_assert_eq(reg->flows.n + reg->requirements.n + reg->risks.n, 0);
	cr_assert_eq(reg->notes.n, 3);
	cr_assert_not_null(strstr(reg->notes.at[1], "content=見る"));
	cr_assert_eq(dl->all.n, 2);
	cr_assert_eq(dl->all.at[0].code, DIAG_ROW_WITHOUT_ID);
}

Test(assemble, lists_say_what_there_is)
{
	row("assessments", "flow=F2|form=基盤|content=動かす|threat=T9|threat_name=盗難|risk=R1");
	cr_assert_str_eq(register_flow(assemble(), "F2")->content, "動かす");
	cr_assert_null(finding(DIAG_NOT_LISTED, "F2"),
		       "no list was read, so nothing is missing from it");
	row("flows", "id=F1|content=見る");
	row("flows", "id=F1|content=見る");
	row("threats", "id=T1|name=盗聴");
	struct risk_register *reg = assemble();

	cr_assert_str_eq(reg->flows.at[0].id, "F1");
	cr_assert_str_eq(register_threat(reg, "T9")->name, "盗難");
	cr_assert_not_null(finding(DIAG_NOT_LISTED, "F2"));
	cr_assert_not_null(finding(DIAG_NOT_LISTED, "T9"));
	cr_assert_not_null(finding(DIAG_LISTED_TWICE, "F1"));
	cr_assert_eq(reg->flows.n, 2);
}
