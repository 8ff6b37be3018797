"""What each command takes and prints; GitHub's notes; the hook of MkDocs."""
