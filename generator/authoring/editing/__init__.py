"""An editor's YAML, changed by a command: only the lines that must change do."""
