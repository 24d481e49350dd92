//! Nothing yet to be made before the window is compiled.

fn main() {}
