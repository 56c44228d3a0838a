//! No snapshot outlives the test that compares it.

mod support;

use std::fs;
use std::path::Path;

#[test]
fn every_snapshot_is_compared_by_a_test() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    let files = || fs::read_dir(&tests).expect("there are tests").flatten();
    let sources: String = files().map(|entry| read(&entry.path())).collect();
    for entry in fs::read_dir(tests.join("snapshots"))
        .expect("there are snapshots")
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(
            sources.contains(&format!("\"{name}\"")),
            "no test compares {name}"
        );
    }
}
