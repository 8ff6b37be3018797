"""Builds explainers with each site engine that there is a package of, and compares what comes out.

environments  one environment for each engine, from one lock
comparing     what holds of a site when another engine builds it
__main__      `make engines`: builds, compares, and looks at the table in README.md
"""
