"""An editor's folder → a typed Explainer and Problems; it knows files, YAML and fields."""
