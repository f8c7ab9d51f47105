/* SPDX-License-Identifier: MIT
 *
 * The files, as text; see the header.
 */
#include "inspection.h"

#include "base/arena.h"

static const struct {
	const char *file, *text;
} files[] = {
	{"data/clauses/guidelines/cl-1.json",
	 "{'schema': 'bunkai/guideline/1', 'id': 'cl-1', 'title': '点検表 1', 'short': '点検表1', "
	 "'abbreviation': 'C1', 'items': [{'id': '2③', 'no': '2③', 'status': 'confirmed'}]}"},
	{"data/clauses/guidelines/cl-2.json",
	 "{'schema': 'bunkai/guideline/1', 'id': 'cl-2', 'title': '点検表 2', 'short': '点検表2', "
	 "'abbreviation': 'C2', 'year': 2026, 'supersedes': 'cl-1', 'items': [\n"
	 " {'id': '1①', 'no': '1①', 'name': '責任者', 'status': 'confirmed'},\n"
	 " {'id': '2③', 'no': '2③', 'name': '開示書', 'status': 'second-hand', 'same_as': "
	 "['cl-1/2③']},\n"
	 " {'id': '2⑥', 'no': '2⑥', 'name': '更新', 'status': 'confirmed'}]}"},
	{"data/clauses/guidelines/form-1.json",
	 "{'schema': 'bunkai/guideline/1', 'id': 'form-1', 'title': '様式 1', 'short': '様式1', "
	 "'abbreviation': 'F1', 'items': []}"},
	{"data/clauses/guidelines/form-2.json",
	 "{'schema': 'bunkai/guideline/1', 'id': 'form-2', 'title': '様式 2', 'short': '様式2', "
	 "'abbreviation': 'F2', 'supersedes': 'form-1', 'items': []}"},
	{"data/clauses/features.json",
	 "{'schema': 'bunkai/features/1', 'features': [{'id': 'remote_maintenance', 'of': 'system', "
	 "'name': '遠隔保守'}, {'id': 'cloud', 'of': 'system', 'name': 'クラウド'}]}"},
	{"data/clauses/disclosures.json",
	 "{'schema': 'bunkai/disclosures/1', 'papers': [\n"
	 " {'id': 'mds', 'name': '開示書（MDS）', 'short': 'MDS', 'edition': 'form-2', 'when': 'not "
	 "system.cloud', 'days': 30, 'items': ['cl-1/2③']},\n"
	 " {'id': 'sds', 'name': '開示書（SDS）', 'short': 'SDS', 'edition': 'form-2', 'when': "
	 "'system.remote_maintenance or system.cloud', 'days': 30, 'items': ['cl-1/2③']}]}"},
};

void inspection_lay(struct fixture *f, const char *answers, const char *disclosures)
{
	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		fixture_write(f, files[i].file, files[i].text);
	fixture_write(f, "project/inspection.json",
		      arena_concat(f->a,
				   "{'schema': 'bunkai/inspection/1', 'checklist': 'cl-2', "
				   "'answers': [",
				   answers, "], 'disclosures': [", disclosures, "]}",
				   (char *)NULL));
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1',",
			"'guideline': 'gl-1', 'checklist': 'cl-2',");
}
