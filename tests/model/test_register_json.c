/* SPDX-License-Identifier: MIT
 *
 * register.json: what is read, what is refused, and that writing gives the same bytes again.
 */
#include "model/register_json.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/scratch.h"
#include "../support/suite.h"


DIAG_SUITE(register_json, arena, dl);

static const char sample[] =
	"{\"schema\": \"bunkai/register/1\", \"title\": \"試験\", \"family\": \"metimic-1.1\", "
	"\"later\": {\"x\": [1, null]},\n"
	" \"source\": {\"file\": \"a.xlsx\", \"sha256\": null, \"profile\": \"p\", \"date\": "
	"\"2026-08-20\", \"sheet\": \"一\"},\n"
	" \"scoring\": {\"model\": \"matrix-2x2\", \"matrix\": [{\"severity\": 2, \"frequency\": "
	"1, \"level\": \"High\", \"severity_name\": \"深刻\"}],\n"
	"  \"levels\": [{\"id\": \"High\", \"name\": \"重大\", \"detail\": null, \"response\": "
	"\"Yes\", \"from\": 12, \"upper\": 3}]},\n"
	" \"flows\": [{\"id\": \"AD01\", \"form\": \"アプリ\", \"phase\": \"開発\", \"content\": "
	"\"見る\", \"classification\": [\"甲\", \"乙\"],\n"
	"  \"place\": \"p.3\", \"extra\": {\"備考\": \"あり\"}}],\n"
	" \"threats\": [{\"id\": \"T02\", \"name\": \"盗聴\", \"detail\": \"…\"}],\n"
	" \"risks\": [{\"id\": \"R12\", \"scenario\": \"破られ\", \"scenario_clipped\": true, "
	"\"threat\": \"T02\", \"severity\": 2, \"frequency\": 1,\n"
	"  \"level\": \"High\", \"response\": \"Yes\", \"option\": \"低減\", \"duty\": null, "
	"\"topic\": \"password\",\n"
	"  \"residual\": [{\"scenario\": \"残る\", \"severity\": null, \"frequency\": 1, "
	"\"factors\": {\"threat\": 2, \"base\": 9.8, \"own\": null}, \"level\": \"Low\", "
	"\"policy\": \"保有\", \"action\": \"二段階\",\n"
	"   \"requirements\": [\"①-1\"]}], \"owner\": \"係\"}],\n"
	" \"assessments\": [{\"flow\": \"AD01\", \"threat\": \"T02\", \"situation\": \"端末で\", "
	"\"risk\": \"R12\", \"severity\": 2, \"frequency\": 1,\n"
	"   \"level\": \"High\", \"response\": \"Yes\"}, {\"flow\": \"AD01\", \"threat\": \"T02\", "
	"\"risk\": null, \"severity\": null}],\n"
	" \"requirements\": [{\"risk\": \"R12\", \"no\": \"①-1\", \"viewpoint\": \"技術的対策\", "
	"\"applies\": \"対象\", \"text\": \"合意する。\",\n"
	"   \"agreement\": true}, {\"risk\": \"R12\", \"no\": null, \"viewpoint\": \"物理的対策\", "
	"\"applies\": null}],\n"
	" \"notes\": [\"隠れた列\"]}";

static struct risk_register *read_text(const char *text)
{
	char path[] = SCRATCH "/bunkai-register-XXXXXX";
	int fd = mkstemp(path);
	size_t len = strlen(text);

	cr_assert(fd >= 0 && write(fd, text, len) == (ssize_t)len && close(fd) == 0);
	struct risk_register *reg = register_read(arena, arena_strdup(arena, path), "register", dl);

	unlink(path);
	return reg;
}

static const char *write_text(const struct risk_register *reg)
{
	return json_print(arena, register_to_json(arena, reg));
}

/* Reads the sample with one piece of it replaced. */
static struct risk_register *read_changed(const char *from, const char *to)
{
	const char *hit = strstr(sample, from);

	cr_assert_not_null(hit, "%s is not in the sample", from);
	return read_text(arena_concat(arena, arena_strndup(arena, sample, (size_t)(hit - sample)),
				      to, hit + strlen(from), (char *)NULL));
}

Test(register_json, reads_every_member)
{
	struct risk_register *reg = read_text(sample);

	cr_assert_not_null(reg);
	cr_assert_str_eq(reg->id, "register");
	cr_assert_str_eq(reg->family, "metimic-1.1");
	cr_assert_str_eq(reg->model, "matrix-2x2");
	cr_assert_null(reg->source.sha256);
	cr_assert_str_eq(reg->source.date, "2026-08-20");
	cr_assert_str_eq(reg->matrix.at[0].severity_name, "深刻");
	cr_assert_str_eq(reg->levels.at[0].response, "Yes");
	cr_assert_eq(reg->flows.at[0].classification.n, 2);
	cr_assert_str_eq(reg->flows.at[0].at.place, "p.3");
	cr_assert_str_eq(reg->flows.at[0].at.extra.at[0].value, "あり");
	const struct risk *r = register_risk(reg, "R12");

	cr_assert(r->scenario_clipped && !r->duty_clipped && !r->duty);
	cr_assert_str_eq(r->topic, "password");
	cr_assert_eq(r->residual.n, 1);
	cr_assert_eq(r->residual.at[0].severity, 0);
	cr_assert_str_eq(r->residual.at[0].requirements.at[0], "①-1");
	const struct factors *factors = &r->residual.at[0].factors;

	cr_assert(factors->n == 3 && factors->at[0].value == 2 && factors->at[1].value == 9.8 &&
		  !factors->at[2].known);
	cr_assert_str_eq(factors->at[0].name, "threat", "in the order of the file");
	cr_assert(reg->levels.at[0].from == 12 && reg->levels.at[0].upper == 3);
	cr_assert_null(reg->assessments.at[1].risk);
	cr_assert_eq(reg->assessments.at[1].severity, 0);
	cr_assert(reg->requirements.at[0].agreement);
	cr_assert_null(reg->requirements.at[1].no);
	cr_assert_str_eq(reg->notes.at[0], "隠れた列");
}

Test(register_json, unknown_members_are_kept_and_named_once_per_list)
{
	struct risk_register *reg = read_text(sample);

	cr_assert_eq(dl->all.n, 3);
	cr_assert_eq(dl->all.at[0].code, DIAG_REGISTER_MEMBER);
	cr_assert_not(diag_failed(dl));
	cr_assert_not_null(strstr(dl->all.at[2].place, ":risks[0].owner"));
	cr_assert_not_null(strstr(write_text(reg), "\"owner\":\t\"係\""));
	cr_assert_not_null(strstr(write_text(reg), "\"later\":"));
	cr_assert_not_null(strstr(write_text(reg), "\"sheet\":\t\"一\""));
}

Test(register_json, writes_back_the_same_bytes)
{
	const char *first = write_text(read_text(sample));
	const char *second = write_text(read_text(first));

	cr_assert_str_eq(first, second);
	cr_assert_not_null(strstr(first, "\"risk\":\tnull"));
	cr_assert_not_null(strstr(first, "\"severity\":\tnull"));
	cr_assert_null(strstr(first, "duty_clipped"));
	cr_assert_not_null(strstr(first, "\"base\":\t9.8"));
	cr_assert_not_null(strstr(first, "\"own\":\tnull"));
}

Test(register_json, only_structure_is_fatal)
{
	cr_assert_not_null(read_changed("\"flow\": \"AD01\"", "\"flow\": \"ZZ99\""));
	cr_assert_not_null(read_changed("\"id\": \"T02\"", "\"id\": \"T03\""));
	cr_assert_not_null(
		read_changed("[{\"id\": \"T02\", \"name\": \"盗聴\", \"detail\": \"…\"}]", "[]"));
	cr_assert_not_null(read_text("{\"schema\": \"bunkai/register/1\"}"));
	cr_assert_not(diag_failed(dl));
}

Test(register_json, wrong_structure_names_the_place)
{
	static const struct {
		const char *from, *to, *place;
		enum diag_code code;
	} cases[] = {
		{"\"id\": \"AD01\"", "\"id\": \"\"", ":flows[0].id", DIAG_MISSING_MEMBER},
		{"\"id\": \"AD01\", ", "", ":flows[0]", DIAG_MISSING_MEMBER},
		{"\"severity\": null, \"frequency\": 1", "\"severity\": 2.5, \"frequency\": 1",
		 ":risks[0].residual[0].severity", DIAG_WRONG_TYPE},
		{"\"備考\": \"あり\"", "\"備考\": 3", ":flows[0].extra.備考", DIAG_WRONG_TYPE},
		{"[{\"id\": \"T02\", \"name\": \"盗聴\", \"detail\": \"…\"}]", "[\"T02\"]",
		 ":threats[0]", DIAG_WRONG_TYPE},
		{"[{\"id\": \"T02\", \"name\": \"盗聴\", \"detail\": \"…\"}]", "{}", ":threats",
		 DIAG_WRONG_TYPE},
		{"[\"甲\", \"乙\"]", "\"甲\"", ":flows[0].classification", DIAG_WRONG_TYPE},
		{"\"threat\": 2,", "\"threat\": \"高\",", ":risks[0].residual[0].factors.threat",
		 DIAG_WRONG_TYPE},
		{"{\"threat\": 2, \"base\": 9.8, \"own\": null}", "[2]",
		 ":risks[0].residual[0].factors", DIAG_WRONG_TYPE},
		{"\"agreement\": true", "\"agreement\": \"はい\"", ":requirements[0].agreement",
		 DIAG_WRONG_TYPE},
		{"bunkai/register/1", "bunkai/register/9", ":schema", DIAG_BAD_SCHEMA},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		dl = diag_new(arena);
		cr_assert_null(read_changed(cases[i].from, cases[i].to), "case %zu was taken", i);
		bool found = false;

		for (size_t k = 0; k < dl->all.n; k++)
			found |= dl->all.at[k].code == cases[i].code &&
				 strstr(dl->all.at[k].place, cases[i].place) != NULL;
		cr_assert(found, "case %zu: %s", i, dl->all.n ? dl->all.at[0].place : "no finding");
	}
}
