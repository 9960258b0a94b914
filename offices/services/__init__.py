from offices.services.addresses import AddressTaken, change_address, free_slug, is_free
from offices.services.approving import ApprovalGone, WrongCode, approve, ask_to_approve
from offices.services.confirming import (
    ask_again_to_confirm,
    ask_to_confirm,
    ask_to_confirm_where_stale,
    confirm_content,
)
from offices.services.erasing import erase
from offices.services.opening import open_draft, open_office
from offices.services.portraits import (
    add_portrait,
    delete_lost_folders,
    delete_portraits,
    make_next_portrait,
    recrop,
)
from offices.services.publishing import (
    Changed,
    NotAllowedToPublish,
    NotComplete,
    WrongState,
    publish,
    request_changes,
    submit,
    take_back,
)
from offices.services.reports import close_report, report_mistake
from offices.services.safety import change_settings, hide, set_contacts, show_again
from offices.services.saving import (
    Conflict,
    Saved,
    content_of,
    history_of,
    history_of_page,
    restore_edition,
    restore_section,
    save_section,
)

__all__ = [
    "AddressTaken",
    "ApprovalGone",
    "Changed",
    "Conflict",
    "NotAllowedToPublish",
    "NotComplete",
    "Saved",
    "WrongCode",
    "WrongState",
    "add_portrait",
    "approve",
    "ask_again_to_confirm",
    "ask_to_approve",
    "ask_to_confirm",
    "ask_to_confirm_where_stale",
    "change_address",
    "change_settings",
    "close_report",
    "confirm_content",
    "content_of",
    "delete_lost_folders",
    "delete_portraits",
    "erase",
    "free_slug",
    "hide",
    "history_of",
    "history_of_page",
    "is_free",
    "make_next_portrait",
    "open_draft",
    "open_office",
    "publish",
    "recrop",
    "report_mistake",
    "request_changes",
    "restore_edition",
    "restore_section",
    "save_section",
    "set_contacts",
    "show_again",
    "submit",
    "take_back",
]
