/* SPDX-License-Identifier: MIT
 *
 * Papers for bidders: names and labels of parties give way to words, what one vendor was granted is
 * not offered, and what he brings along is not said.
 */
#include "bind/bidders.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(bidders, f);

#define OFFER(audience, view, columns) \
	"{'schema': 'bunkai/template/1', 'id': 'offer', 'title': '仕様書', 'subtitle': " \
	"'{{contract_title}}', 'scope': 'contract', 'audience': '" audience "', 'articles': 'annex', " \
	"'terms': {'hospital': '発注者', 'vendor': '受注者'}, 'parts': [{'part': '表', 'body': " \
	"[{'block': 'table', 'view': '" view "', 'columns': [" columns "]}]}]}"
#define COLUMN(field) "{'head': '" field "', 'field': '" field "'}"

static const char *offer_text(const char *template)
{
	fixture_write(f, "project/templates/documents/offer.json", template);
	fixture_check(f);
	const struct doc *d = fixture_bind(f, "offer", "c1");

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	return doc_text(f->a, d);
}

#define ITEMS OFFER("bidders", "bid-items", COLUMN("number") ", " COLUMN("text") ", " COLUMN("obligation.name"))

Test(bidders, a_row_for_the_statements_of_a_paragraph)
{
	statements_write(f);
	const char *text = offer_text(ITEMS);

	cr_expect_not_null(strstr(text, "1-1\n"), "%s", text);
	cr_expect_not_null(
		strstr(text, "受注者は、作業を予定したときは、5日前までに、発注者に作業の申請書を提出すること。"),
		"%s", text);
	cr_expect_not_null(strstr(text, "発注者は、受け取った日から3日以内に、可否を回答する。"), "%s",
			   text);
	cr_expect_null(strstr(text, "乙"), "%s", text);
}

/* 代替案 is what this vendor was granted. */
Test(bidders, others_are_asked_for_the_first_position)
{
	statements_write(f);
	fixture_replace(f, "project/bunkai.json", "'positions': {}",
			"'positions': {'remote-d': '代替案'}");
	cr_expect_not_null(strstr(offer_text(ITEMS), "承認なく接続しないこと。"));
	fixture_write(f, "project/templates/documents/offer.json",
		      OFFER("hospital", "bid-items", COLUMN("text")));
	fixture_check(f);
	cr_expect_null(strstr(doc_text(f->a, fixture_bind(f, "offer", "c1")),
			      "承認なく接続しないこと。"));
}

#define SYSTEMS OFFER("bidders", "bid-systems", COLUMN("place") ", " COLUMN("desk"))

Test(bidders, names_and_labels_give_way_to_words)
{
	fixture_replace(f, "project/bunkai.json", "'remote_maintenance': true",
			"'place': '例示社株式会社の甲府の建物', 'desk': '甲又は乙の窓口。乙が答える', "
			"'remote_maintenance': true");
	fixture_replace(f, "project/bunkai.json", "'title': '保守契約書'",
			"'title': '例示社の保守契約書'");
	fixture_replace(f, "project/bunkai.json", "'name': '例示社'", "'name': '例示社株式会社'");
	const char *text = offer_text(SYSTEMS);

	cr_expect_null(strstr(text, "例示社"), "%s", text);
	cr_expect_not_null(strstr(text, "受注者の甲府の建物"), "%s", text);
	cr_expect_not_null(strstr(text, "発注者又は受注者の窓口。受注者が答える"), "%s", text);
}

/* Three letters might be part of any word. */
Test(bidders, a_short_name_is_masked_as_it_stands_only)
{
	fixture_replace(f, "project/bunkai.json", "'remote_maintenance': true",
			"'place': '例示社の建物', 'remote_maintenance': true");
	cr_expect_not_null(strstr(offer_text(SYSTEMS), "受注者の建物"));
}

#define THINGS OFFER("bidders", "bid-things", COLUMN("name") ", " COLUMN("owner") ", " COLUMN("detail") ", " \
		     COLUMN("does:bidder") ", " COLUMN("does:hospital"))

Test(bidders, what_the_hospital_has_is_told)
{
	fixture_replace(f, "project/bunkai.json", "'name': '主機'", "'name': '主機', 'os': '基本ソフト9'");
	const char *text = offer_text(THINGS);

	cr_expect_not_null(strstr(text, "基本ソフト：基本ソフト9"), "%s", text);
	cr_expect_not_null(strstr(text, "サポート期限：令和10年6月30日"), "%s", text);
	cr_expect_not_null(strstr(text, "更新、設定（担当する者を提案する）"), "%s", text);
}

Test(bidders, what_the_vendor_brings_along_is_his_to_propose)
{
	fixture_replace(f, "project/bunkai.json", "'name': '主機'",
			"'name': '主機', 'os': '基本ソフト9', 'owner': 'maker'");
	const char *text = offer_text(THINGS);

	cr_expect_null(strstr(text, "基本ソフト9"), "%s", text);
	cr_expect_not_null(strstr(text, "応札者の提案による"), "%s", text);
}

Test(bidders, a_decision_of_another_contract_or_a_price_is_refused)
{
	static const char *const refused[] = {
		OFFER("bidders", "responsibilities", COLUMN("text")),
		OFFER("bidders", "parties", COLUMN("name")),
		OFFER("bidders", "system-care", COLUMN("fee")),
		OFFER("bidders", "clauses", COLUMN("file")),
	};

	for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
		fixture_write(f, "project/templates/documents/offer.json", refused[i]);
		fixture_load(f);
		f->dl = diag_new(f->a);
		cr_expect_null(fixture_bind(f, "offer", "c1"), "%s", refused[i]);
		cr_expect_not_null(found(f->dl, DIAG_BIDDERS_WORDS, "offer"), "%s",
				   found_all(f->a, f->dl));
	}
}

Test(bidders, no_party_finds_it_in_its_folder)
{
	struct template t = {.scope = "contract", .audience = "bidders"};

	cr_expect(template_is_internal(&t));
	cr_expect(template_is_for_bidders(&t));
	t.audience = "parties";
	cr_expect_not(template_is_for_bidders(&t));
}
