"""What saves an editor's time: add a source, draft, quote, edit YAML, rename, diff, scaffold."""
