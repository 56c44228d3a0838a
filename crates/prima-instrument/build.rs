//! Builds the crate anew when a file of words is added or changed.

fn main() {
    println!("cargo:rerun-if-changed=../../locales");
}
