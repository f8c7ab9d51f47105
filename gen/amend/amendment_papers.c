/* SPDX-License-Identifier: MIT
 *
 * Each paper has a builder of its own; the 新旧対照表 comes first and decides whether there is
 * anything to amend. A contract that ends has its notices, amended or not.
 */
#include "amend/amendment_papers.h"

#include "amend/amendment_memorandum.h"
#include "amend/end_notice.h"
#include "amend/kaisei.h"
#include "amend/notice.h"
#include "amend/shinkyu.h"

static void add(struct arena *a, struct amendment_papers *papers, const struct doc *d)
{
	if (d)
		*vec_push(a, &papers->all) = d;
}

static void add_amendment(struct arena *a, const struct amendment *in,
			  const struct contract *contract, struct amendment_papers *papers)
{
	add(a, papers, shinkyu_build(a, in));
	if (!papers->all.n)
		return;
	add(a, papers, kaisei_print(a, in));
	if (!contract)
		return;
	add(a, papers, amendment_memorandum_build(a, in, contract));
	for (size_t i = 0; i < contract->parties.n; i++)
		add(a, papers, notice_build(a, in, contract, &contract->parties.at[i]));
}

struct amendment_papers amendment_papers(struct arena *a, const struct amendment *in,
					 const struct contract *contract)
{
	struct amendment_papers papers = {0};

	add_amendment(a, in, contract, &papers);
	if (!contract || !end_notice_is_due(in, contract))
		return papers;
	for (size_t i = 0; i < contract->parties.n; i++)
		add(a, &papers, end_notice_build(a, in, contract, &contract->parties.at[i]));
	return papers;
}

bool amendment_papers_stand_apart(const struct amendment_papers *papers, const struct library *l,
				  struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < papers->all.n; i++) {
		const struct template *t = library_template(l, papers->all.at[i]->id);

		if (t)
			diag_add(dl, DIAG_PAPER_TWICE, t->id, t->file, t->id);
		ok = ok && !t;
	}
	return ok;
}
