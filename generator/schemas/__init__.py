"""What editors' programs know of the files in content/: JSON Schemas made from the model."""
