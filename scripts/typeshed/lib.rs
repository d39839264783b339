//! Nothing: the package is there for its dependency, see `trim.py`.
