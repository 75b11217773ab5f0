//! Stands for a crate whose place in the graph is all that matters.
