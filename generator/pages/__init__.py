"""The resolved explainer → page plans → Markdown, search index, data and cards."""
