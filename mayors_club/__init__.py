"""The project package and the shared kernel that every app stands on."""
