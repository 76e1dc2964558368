//! YAML as authors write it: typed values, all mistakes of a file in one run, in the author's words.
