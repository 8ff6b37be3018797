"""Planted falsehoods: false content over articles that were written for the purpose.

`python -m tests.planted` (`make planted`) tells, class by class, how much of it passes in silence.
README.md says what stands where, and who may read what.
"""
