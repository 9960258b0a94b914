"""What happens to applications. Call the verbs through this module: `services.submit(...)`."""

from applications.services.moving import WrongState

__all__ = ["WrongState"]
