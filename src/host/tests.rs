//! Tests of the value graph. Owns: what no Python program can see of it. Start reading anywhere.

mod graph;
mod text;
mod wire;
