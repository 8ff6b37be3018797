"""The model as files of data, citations and feeds.

json_text       plain values as JSON over several lines
explainer_json  the model as JSON
tables          the same as flat tables: CSV and SQLite
annotations     which words what rests on, as Web Annotations
data_files      all files of data
citing          statements and sources for reference managers
feeds           what changed, as Atom and JSON Feed
json_ld         each page in schema.org's terms
"""
