//! A Python interpreter for untrusted programs, embeddable through a C ABI.
