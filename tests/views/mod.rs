//! What views show: facts in, the words of the page out.

mod provision;
