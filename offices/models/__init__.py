from offices.models.approval import Approval
from offices.models.edition import Edition
from offices.models.mistake_report import MistakeReport
from offices.models.office import FormerAddress, Office
from offices.models.portrait import Portrait
from offices.models.section import Section

__all__ = ["Approval", "Edition", "FormerAddress", "MistakeReport", "Office", "Portrait", "Section"]
