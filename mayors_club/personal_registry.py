"""The columns of the sister-city registry: a part of the register in personal_data.py."""

from mayors_club.personal_rules import (
    CONFIRMING,
    COORDINATOR,
    MISSING,
    NOT_PERSONAL,
    PAPER,
    PROPOSAL,
    RECORD,
    SPREADSHEET,
    Rule,
)

AGREEMENTS: dict[str, dict[Rule, str]] = {
    "sister_cities.act": {
        NOT_PERSONAL: "id agreement happened_on title title_uk title_en url recorded_at",
        RECORD: "recorded_by recorded_for",
    },
    "sister_cities.agreement": {
        NOT_PERSONAL: "id community city partner_country kind fields procedure organisation status status_since"
        " council_no council_on ministry_sent_on order_no agreed_on signed_on signed_precision registered_no"
        " registered_on ends_on suspended_on suspended_reason suspended_reason_uk suspended_reason_en terminated_on"
        " terminated_by terminated_reason terminated_reason_uk terminated_reason_en last_act_on source source_uk"
        " source_en source_url source_on confirmed_on heard_on accepted_at declined_at created_at changed_at",
        COORDINATOR: "note",
        RECORD: "confirmed_by accepted_by proposed_by proposed_for",
    },
    "sister_cities.agreementreport": {
        NOT_PERSONAL: "id agreement country signed_in language created_at closed_at",
        MISSING: "community_typed city_typed source text email",
        RECORD: "closed_by",
    },
    "sister_cities.city": {
        NOT_PERSONAL: "id name name_uk name_en country latitude longitude population geonames_id wikidata_id slug"
        " source is_verified is_demo search_text search_keys created_at sorting_uk sorting_en"
        " square_europe square_world",
        RECORD: "created_by",
    },
    "sister_cities.confirmation": {
        NOT_PERSONAL: "id letter agreement asked_at expires_at answer answered_at",
        CONFIRMING: "user",
    },
    "sister_cities.coordinator": {
        NOT_PERSONAL: "id agreement side changed_at",
        COORDINATOR: "name position email phone",
        RECORD: "changed_by",
    },
    "sister_cities.correction": {NOT_PERSONAL: "id agreement community city corrected_at"},
    "sister_cities.document": {
        NOT_PERSONAL: "id agreement kind language content_type size uploaded_at",
        PAPER: "title title_uk title_en file",
        RECORD: "uploaded_by uploaded_for",
    },
    "sister_cities.formercityaddress": {NOT_PERSONAL: "id slug city created_at"},
    "sister_cities.importrow": {
        NOT_PERSONAL: "id run number is_repaired verdict reasons community city new_city candidates choice agreement",
        SPREADSHEET: "cells",
    },
    "sister_cities.importrun": {
        NOT_PERSONAL: "id state encoding sheet has_header headers empty_rows columns sheets kind ended_by source"
        " source_uk source_en source_url source_on uploaded_at checked_at asked_at outcome closed_at",
        SPREADSHEET: "file original_name head",
        RECORD: "uploaded_by asked_by closed_by",
    },
    "sister_cities.proposal": {
        NOT_PERSONAL: "id agreement kind state proposed_at decided_at",
        PROPOSAL: "content note",
        RECORD: "proposed_by proposed_for decided_by",
    },
    "sister_cities.reminder": {NOT_PERSONAL: "id agreement kind for_day sent_at"},
}
