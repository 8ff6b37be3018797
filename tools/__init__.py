"""What is no test and ships with nothing: measures, fuzzers, faults, and what a release carries."""
