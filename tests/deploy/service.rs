//! A real service that speaks as Amazon S3 does: `moto_server`. Where it is not installed the test says so.

use super::command::{built, run};
use object_store::aws::AmazonS3Builder;
use object_store::{Attribute, ObjectStoreExt as _};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

struct Service {
    process: Child,
    port: u16,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Service {
    fn start() -> Option<Service> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let started = Command::new("moto_server")
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(process) = started else {
            let _ =
                writeln!(std::io::stderr(), "skipped: moto_server is missing (pip install 'moto[server]')");
            return None;
        };
        let mut service = Service { process, port };
        for _ in 0..1200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(service);
            }
            if service.process.try_wait().unwrap().is_some() {
                let _ = writeln!(
                    std::io::stderr(),
                    "skipped: moto_server does not run (pip install 'moto[server]')"
                );
                return None;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the service does not answer");
    }

    fn ask(&self, method: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The type and the cache class of a file in the bucket; nothing where it is not there.
    fn said_of(&self, path: &str) -> Option<(String, String)> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let store = AmazonS3Builder::new()
            .with_endpoint(format!("http://127.0.0.1:{}", self.port))
            .with_allow_http(true)
            .with_bucket_name("briefings")
            .with_access_key_id("AKIAEXAMPLE")
            .with_secret_access_key("a-secret-of-the-desk")
            .build()
            .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let found = runtime.block_on(store.get(&object_store::path::Path::from(path))).ok()?;
        let said =
            |name: Attribute| found.attributes.get(&name).map(|value| value.to_string()).unwrap_or_default();
        Some((said(Attribute::ContentType), said(Attribute::CacheControl)))
    }

    fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "a-secret-of-the-desk".to_owned()),
            ("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{}", self.port)),
            ("AWS_REGION", "us-east-1".to_owned()),
        ]
    }
}

#[test]
fn a_site_reaches_a_bucket_with_types_and_cache_classes() {
    let Some(service) = Service::start() else { return };
    let made = service.ask("PUT", "/briefings");
    assert!(made.starts_with("HTTP/1.1 200"), "{made}");
    let (desk, environment) = (built(), service.environment());
    let deploy = |desk: &Path| run(desk, &["deploy", "s3://briefings/a/b"], &environment);
    let (code, said, _) = deploy(desk.path());
    assert_eq!(code, 0, "{said}");
    let (ask_again, for_ever) = ("public, max-age=0, must-revalidate", "public, max-age=31536000, immutable");
    let expected = |kind: &str, cache: &str| Some((kind.to_owned(), cache.to_owned()));
    assert_eq!(service.said_of("a/b/index.html"), expected("text/html; charset=utf-8", ask_again));
    let style = std::fs::read_dir(desk.path().join("public")).unwrap().filter_map(Result::ok);
    let mut names = style.map(|entry| entry.file_name().into_string().unwrap());
    let style = format!("a/b/{}", names.find(|name| name.starts_with("style.")).unwrap());
    assert_eq!(service.said_of(&style), expected("text/css; charset=utf-8", for_ever));
    std::fs::write(
        desk.path().join("content/more.md"),
        "---\ntitle: More\n---\nWords. [Home](@/_index.md)\n",
    )
    .unwrap();
    assert_eq!(run(desk.path(), &["build"], &[]).0, 0);
    let (code, said, _) = deploy(desk.path());
    assert_eq!(code, 0, "{said}");
    assert!(service.said_of("a/b/more/index.html").is_some(), "{said}");
    std::fs::remove_file(desk.path().join("content/more.md")).unwrap();
    assert_eq!(run(desk.path(), &["build"], &[]).0, 0);
    assert_eq!(deploy(desk.path()).0, 0);
    assert_eq!(service.said_of("a/b/more/index.html"), None);
    let (code, said, _) = deploy(desk.path());
    assert!(code == 0 && said.contains("+ 0 ~ 0 - 0"), "{said}");
    let (code, said, _) = run(desk.path(), &["deploy", "s3://no-such-bucket/x"], &environment);
    assert_eq!(code, 3, "{said}");
    assert!(
        said.contains("run it again")
            && !said.contains("a-secret-of-the-desk")
            && !said.contains("AKIAEXAMPLE"),
        "{said}"
    );
}

#[test]
fn credentials_are_never_sent_in_the_open_nor_looked_for_where_there_are_none() {
    let desk = built();
    let (code, said, _) = run(desk.path(), &["deploy", "s3://briefings/x"], &[]);
    assert!(code == 2 && said.contains("no credentials were found"), "{said}");
    let open = [
        ("AWS_ACCESS_KEY_ID", "k".to_owned()),
        ("AWS_SECRET_ACCESS_KEY", "s".to_owned()),
        ("AWS_ENDPOINT_URL", "http://127.0.0.1.evil.example".to_owned()),
    ];
    let (code, said, _) = run(desk.path(), &["deploy", "s3://briefings/x"], &open);
    assert!(code == 2 && said.contains("unencrypted"), "{said}");
}
