//! Whatever else is in the output folder stays as it is.

use std::collections::BTreeMap;

use proptest::prelude::*;
use standfirst::publish::{Existing, FaultyFs, Mode, RealFs, Target};

use super::{Disk, NEW, OLD, build, fresh};

/// Names that meet those of the site, and some that do not.
fn paths() -> impl Strategy<Value = BTreeMap<String, String>> {
    let name = prop::sample::select(vec!["a", "b", "gone", "deep", "x", ".git", "note.txt"]);
    let path = prop::collection::vec(name, 1..4).prop_map(|parts| format!("{}/~", parts.join("/")));
    let top = prop::sample::select(vec!["CNAME", ".nojekyll", "a.html", "zz"]);
    prop::collection::btree_map(prop_oneof![path, top.prop_map(str::to_owned)], "[a-z]{0,4}", 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn foreign_trees_are_never_touched(
        before in paths(),
        between in paths(),
        crash in 1_usize..150,
    ) {
        let disk = Disk::new();
        let mut foreign = BTreeMap::new();
        let put = |files: BTreeMap<String, String>, foreign: &mut BTreeMap<String, String>| {
            for (path, text) in files {
                disk.put(&format!("site/public/{path}"), &text);
                foreign.insert(path, text);
            }
        };
        put(before, &mut foreign);
        let target = Target { existing: Existing::Adopt, ..disk.target() };
        build(&RealFs, &target, OLD).unwrap();
        put(between, &mut foreign);
        drop(build(&FaultyFs::new(&RealFs, crash, Mode::Crash), &disk.target(), NEW));
        disk.build(NEW).unwrap();
        let mut files = disk.public();
        files.retain(|path, _| !path.ends_with('/'));
        let mut expected = fresh(NEW);
        expected.retain(|path, _| !path.ends_with('/'));
        expected.extend(foreign.into_iter().map(|(path, text)| (path, text.into_bytes())));
        prop_assert_eq!(files, expected);
    }
}
