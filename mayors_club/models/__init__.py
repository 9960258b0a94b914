from mayors_club.models.demo_row import DemoRow
from mayors_club.models.event import Event
from mayors_club.models.faq_entry import FaqEntry
from mayors_club.models.outgoing_email import OutgoingEmail
from mayors_club.models.running import Heartbeat, SiteSwitch
from mayors_club.models.violation import Violation

__all__ = ["DemoRow", "Event", "FaqEntry", "Heartbeat", "OutgoingEmail", "SiteSwitch", "Violation"]
