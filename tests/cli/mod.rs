//! The command line, driven as an author would: the real binary, real folders.
