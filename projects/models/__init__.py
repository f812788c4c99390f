from projects.models.company import Company
from projects.models.event import SigningEvent
from projects.models.project import Participation, Project

__all__ = ["Company", "Participation", "Project", "SigningEvent"]
