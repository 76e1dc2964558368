//! The integration tests, one binary.

mod publish;
mod support;
#[test]
fn adhoc() {
    let folder = std::env::var("SITE").unwrap_or_default();
    let site = {
        let mut s =
            standfirst::Site::make(support::repository_site(&folder, "2025-12-22"), &Default::default());
        s.draw_all::<()>(|_, _| Ok(())).unwrap();
        s
    };
    for f in support::findings(&site) {
        println!("{f}");
    }
    for (a, v, f) in site.listing() {
        println!("{a}  {v} {f}");
    }
}
