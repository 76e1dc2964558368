//! Real servers, each told in its own words what we write for it. Where one is not installed its test says so.

use super::{SITE, published};
use standfirst::Options;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const ASK_AGAIN: &str = "public, max-age=0, must-revalidate";
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// A server that shows the site below `/sub/`, until it is dropped.
struct Server {
    process: Child,
    port: u16,
    folder: TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked to end, it ends its workers too, which would outlive it if it were killed.
        let pid = i32::try_from(self.process.id()).ok().and_then(rustix::process::Pid::from_raw);
        let _ = pid.map(|pid| rustix::process::kill_process(pid, rustix::process::Signal::TERM));
        for _ in 0..100 {
            if self.process.try_wait().is_ok_and(|status| status.is_some()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// An answer: status, headers in small letters, text.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    text: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// The program called `name`, or what is to be installed.
fn program(name: &str, package: &str) -> Option<PathBuf> {
    let places = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"];
    let found = places.iter().map(|place| Path::new(place).join(name)).find(|path| path.exists());
    if found.is_none() {
        let said = format!("skipped: {name} is missing (apt-get install -y {package})");
        let _ = writeln!(std::io::stderr(), "{said}");
    }
    found
}

impl Server {
    /// The server that is told `configuration`, made of the folder it serves, its own folder and its port.
    fn start(
        program: &Path,
        host: &str,
        arguments: fn(&Path) -> Vec<String>,
        configuration: fn(&str, &str, u16) -> String,
    ) -> Server {
        let folder = TempDir::new().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let (files, found) = published(SITE, &[host], &Options::default());
        assert!(found.is_empty(), "{found:?}");
        for (path, bytes) in files {
            let to = folder.path().join("www/sub").join(path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(to, bytes).unwrap();
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let (www, own) = (folder.path().join("www"), folder.path().join("own"));
        fs::create_dir(&own).unwrap();
        let text = configuration(www.to_str().unwrap(), own.to_str().unwrap(), port);
        let file = own.join("configuration");
        fs::write(&file, text).unwrap();
        let process = Command::new(program)
            .args(arguments(&file))
            .env("HOME", &own)
            .env("XDG_DATA_HOME", &own)
            .env("XDG_CONFIG_HOME", &own)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(own.join("said")).unwrap())
            .spawn()
            .unwrap();
        let mut server = Server { process, port, folder };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            assert!(server.process.try_wait().unwrap().is_none(), "{}", server.said());
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("it does not answer: {}", server.said());
    }

    fn said(&self) -> String {
        let said =
            |name: &str| fs::read_to_string(self.folder.path().join("own").join(name)).unwrap_or_default();
        said("said") + &said("errors")
    }

    fn get(&self, path: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)
            .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let whole = String::from_utf8_lossy(&bytes).into_owned();
        let (head, text) = whole.split_once("\r\n\r\n").unwrap_or((&whole, ""));
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        Answer { status: status.unwrap_or(0), headers, text: text.to_owned() }
    }

    /// The path of the file whose path begins and ends so.
    fn file(&self, start: &str, end: &str) -> String {
        let root = self.folder.path().join("www/sub");
        let files = walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok);
        let mut paths =
            files.filter_map(|entry| Some(entry.path().strip_prefix(&root).ok()?.display().to_string()));
        let found = paths.find(|path| path.starts_with(start) && path.ends_with(end));
        format!("/sub/{}", found.unwrap_or_else(|| panic!("no file {start}…{end}")))
    }
}

/// Asks for a list of addresses and says which answers are not as they should be.
fn judge(server: &Server) {
    let mut wrong = Vec::new();
    let mut check = |path: &str, what: &str, holds: bool, seen: &str| {
        if !holds {
            wrong.push(format!("{path}: {what}: {seen}"));
        }
    };
    let (html, script) = ("text/html; charset=utf-8", "javascript; charset=utf-8");
    let files = [
        ("/sub/".to_owned(), html, ASK_AGAIN),
        ("/sub/provisions/cap/".to_owned(), html, ASK_AGAIN),
        ("/sub/uk/".to_owned(), html, ASK_AGAIN),
        ("/sub/search/".to_owned(), html, ASK_AGAIN),
        ("/sub/404.html".to_owned(), html, ASK_AGAIN),
        ("/sub/sitemap.xml".to_owned(), "xml", ASK_AGAIN),
        ("/sub/robots.txt".to_owned(), "text/plain; charset=utf-8", ASK_AGAIN),
        ("/sub/dates.ics".to_owned(), "text/calendar; charset=utf-8", ASK_AGAIN),
        ("/sub/table.csv".to_owned(), "text/csv; charset=utf-8", ASK_AGAIN),
        ("/sub/notes.md".to_owned(), "text/markdown; charset=utf-8", ASK_AGAIN),
        ("/sub/feed.json".to_owned(), "application/feed+json", ASK_AGAIN),
        (server.file("style.", ".css"), "text/css; charset=utf-8", FOR_EVER),
        (server.file("search.", ".js"), script, FOR_EVER),
        (server.file("search/index.", ".js"), script, FOR_EVER),
        (server.file("uk/search/", "/0.js"), script, FOR_EVER),
        (server.file("fonts/", ".woff2"), "font/woff2", FOR_EVER),
        (server.file("icon.", ".svg"), "image/svg+xml", FOR_EVER),
    ];
    for (path, kind, cache) in files {
        let answer = server.get(&path);
        check(&path, "status", answer.status == 200, &answer.status.to_string());
        let seen = answer.header("content-type").replace("; charset=UTF-8", "; charset=utf-8");
        check(&path, "type", seen.contains(kind), &seen);
        check(&path, "cache", answer.header("cache-control") == cache, answer.header("cache-control"));
        secure(&path, &answer, &mut check);
    }
    for (path, language) in
        [("/sub/not/there", "en"), ("/sub/uk/not/there/", "uk"), ("/sub/.hosts/nginx.conf", "en")]
    {
        let answer = server.get(path);
        check(path, "status", answer.status == 404, &answer.status.to_string());
        check(
            path,
            "type",
            answer.header("content-type").starts_with("text/html"),
            answer.header("content-type"),
        );
        check(path, "page", answer.text.contains(&format!("<html lang=\"{language}\"")), &answer.text);
        if !path.contains(".hosts") {
            secure(path, &answer, &mut check);
        }
    }
    let moved = [
        ("/sub/provisions", "/sub/provisions/"),
        ("/sub/provisions/old/", "/sub/provisions/cap/"),
        ("/sub/ferry%20%2B%20cap/", "/sub/provisions/cap/"),
    ];
    for (path, to) in moved {
        let answer = server.get(path);
        check(path, "status", matches!(answer.status, 301 | 308), &answer.status.to_string());
        check(path, "place", answer.header("location").ends_with(to), answer.header("location"));
    }
    let hidden = server.get("/sub/fonts/");
    check("/sub/fonts/", "status", matches!(hidden.status, 403 | 404), &hidden.status.to_string());
    assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), server.said());
}

fn secure(path: &str, answer: &Answer, check: &mut impl FnMut(&str, &str, bool, &str)) {
    let expected = [
        ("content-security-policy", "default-src 'none'"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("permissions-policy", "camera=()"),
        ("cross-origin-opener-policy", "same-origin"),
    ];
    for (name, start) in expected {
        let said: Vec<&(String, String)> = answer.headers.iter().filter(|(known, _)| known == name).collect();
        let is_once = said.len() == 1 && said[0].1.starts_with(start);
        check(path, name, is_once, &format!("{said:?}"));
    }
}

#[test]
fn nginx_serves_what_it_is_told() {
    let Some(nginx) = program("nginx", "nginx-light") else { return };
    let arguments =
        |file: &Path| vec!["-c".to_owned(), file.display().to_string(), "-e".to_owned(), "stderr".to_owned()];
    let server = Server::start(&nginx, "nginx", arguments, |www, own, port| {
        let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let folders = folders.map(|name| format!("{name}_temp_path {own}/{name};\n")).concat();
        format!(
            "daemon off;\nmaster_process off;\npid {own}/pid;\nevents {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n\
             {folders}server {{\nlisten 127.0.0.1:{port};\nroot {www};\ninclude {www}/sub/.hosts/nginx.conf;\n}}\n}}\n"
        )
    });
    judge(&server);
}

#[test]
fn apache_serves_what_it_reads() {
    let Some(apache) = program("apache2", "apache2") else { return };
    let arguments = |file: &Path| {
        vec!["-D".to_owned(), "FOREGROUND".to_owned(), "-f".to_owned(), file.display().to_string()]
    };
    let server = Server::start(&apache, "apache", arguments, |www, own, port| {
        let modules = ["mpm_event", "authz_core", "alias", "dir", "headers", "mime", "autoindex"];
        let load = |name: &&str| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n");
        let modules: String = modules.iter().map(load).collect();
        format!(
            "{modules}ServerRoot {own}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {own}/pid\nErrorLog {own}/errors\n\
             User www-data\nGroup www-data\nTypesConfig /etc/mime.types\nDocumentRoot {www}\n\
             <Directory {www}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
        )
    });
    judge(&server);
}

#[test]
fn caddy_serves_what_it_is_told() {
    let Some(caddy) = program("caddy", "caddy") else { return };
    let arguments = |file: &Path| {
        let file = file.display().to_string();
        ["run", "--adapter", "caddyfile", "--config", &file].map(str::to_owned).to_vec()
    };
    let server = Server::start(&caddy, "caddy", arguments, |www, _, port| {
        format!(
            "{{\nadmin off\nauto_https off\n}}\nhttp://127.0.0.1:{port} {{\nroot * {www}\nimport {www}/sub/.hosts/Caddyfile\n}}\n"
        )
    });
    judge(&server);
}
