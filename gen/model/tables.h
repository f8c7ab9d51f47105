/* SPDX-License-Identifier: MIT
 *
 * The field tables of the model's objects: each stands beside the reader that it drives, and
 * whoever compares or prints objects uses the same table.
 */
#ifndef BUNKAI_MODEL_TABLES_H
#define BUNKAI_MODEL_TABLES_H

#include "base/fields.h"

/* bunkai.json, contacts.json, decisions.json, inspection.json, talks.json */
extern const struct field_table project_table, party_table, system_table, server_table,
	device_table, line_table, backup_table, medium_table, contract_table, contract_party_table,
	flow_share_table, premise_table, omission_table;
extern const struct field_table contact_table, escalation_table, desk_override_table;
extern const struct field_table decision_table, acceptance_table, action_table, leaving_table;
extern const struct field_table inspection_table, checklist_answer_table, disclosure_table,
	disclosed_sheet_table, disclosed_answer_table, ledger_entry_table;
extern const struct field_table sending_table, answer_table, answers_closed_table,
	received_file_table, signed_paper_table;

/* register.json */
extern const struct field_table matrix_table, level_table, flow_table, threat_table, risk_table,
	residual_table, assessment_table;
extern const struct field_table requirement_table;

/* the library */
extern const struct field_table topic_table, keyword_rule_table, clause_table, guideline_table,
	guideline_item_table, desk_table;
extern const struct field_table dropped_basis_table, deadline_table, role_table, status_table,
	responsibility_rule_table, measure_table, shared_term_table, statement_table,
	feature_table, shared_fact_table, record_form_table, record_column_table,
	core_module_table, chain_event_table, chain_step_table, holiday_table,
	calendar_wish_table, disclosure_paper_table, closing_kind_table, questionnaire_table,
	question_table, os_support_table, answer_subject_table;

#endif
