//! The integration tests, one binary.

mod rules;
mod support;
mod yaml;
#[test]
fn adhoc() {
    let folder = std::env::var("SITE").unwrap_or_default();
    let mut site = standfirst::Site::make(
        support::repository_site(&folder, &std::env::var("AS_OF").unwrap_or("2025-12-22".into())),
        &Default::default(),
    );
    site.draw_all::<()>(|_, _| Ok(())).unwrap();
    for f in support::findings(&site) {
        println!("{f}");
    }
    println!("{}", site.listing().len());
}
