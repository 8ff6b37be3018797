"""An article → drafts of statements, for an editor to judge."""
