"""Two states of an explainer, and what has changed for readers between them."""
