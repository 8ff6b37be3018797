"""The site of this repository is built again under other circumstances, and compared."""
