//! The published folder is one whole site at every moment, however a build ends.

#![expect(clippy::print_stderr, reason = "a test that cannot run here says so")]

use super::{Desk, Ran, Tree, ended, tree};
use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A site of two states.
struct Two {
    desk: Desk,
    trees: [Tree; 2],
}

impl Two {
    fn new() -> Two {
        let desk = Desk::started();
        for n in 0..40 {
            desk.put(&format!("content/p{n}.md"), format!("---\ntitle: P{n}\n---\nWords of {n}.\n"));
        }
        let mut two = Two { desk, trees: [Tree::new(), Tree::new()] };
        for state in [1, 0] {
            two.write(state);
            two.desk.build();
            two.trees[state] = two.desk.public();
        }
        assert!(two.trees[0] != two.trees[1]);
        two
    }

    /// Writes the sources of a state: other words on every page, and a page more or less.
    fn write(&self, state: usize) {
        let settings = fs::read_to_string(self.desk.at("content/site.yaml")).unwrap();
        let kept =
            settings.lines().filter(|line| !line.starts_with("footer:")).collect::<Vec<_>>().join("\n");
        self.desk.put("content/site.yaml", format!("{kept}\nfooter: State {state}\n"));
        match state {
            0 => drop(fs::remove_file(self.desk.at("content/more.md"))),
            _ => self.desk.put("content/more.md", "---\ntitle: More\n---\nWords.\n"),
        }
    }

    /// Which state is published, whole.
    fn state(&self) -> usize {
        let public = self.desk.public();
        self.trees.iter().position(|tree| *tree == public).expect("half a site")
    }
}

fn stages(desk: &Desk) -> Vec<String> {
    let names = fs::read_dir(desk.at("")).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".public.stage-")).collect()
}

#[test]
fn killed_at_fifty_moments_it_is_wholly_old_or_wholly_new() {
    let two = Two::new();
    let started = Instant::now();
    two.write(1);
    two.desk.build();
    let usual = started.elapsed();
    // Moments all over the build, in an order that looks like chance, and crowded at its end.
    let (mut seen, mut cut) = ([0, 0], 0);
    for n in 0_u32..50 {
        let next = 1 - two.state();
        two.write(next);
        let share = f64::from(n * 37 % 50) / 50.0;
        let mut child = two.desk.command(["build"]).stderr(std::process::Stdio::null()).spawn().unwrap();
        sleep(usual.mul_f64(1.15 * share.sqrt()));
        cut += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        seen[usize::from(two.state() == next)] += 1;
    }
    assert!(seen[0] > 0 && cut > 10, "no build was cut short: {seen:?}, {cut}");
    two.write(0);
    two.desk.build();
    assert_eq!((two.state(), stages(&two.desk)), (0, vec![]));
}

#[test]
fn builds_at_once_wait_for_one_another() {
    let two = Two::new();
    two.write(1);
    let builds: Vec<Child> = (0..4)
        .map(|_| two.desk.command(["build"]).stderr(std::process::Stdio::piped()).spawn().unwrap())
        .collect();
    let mut changed = 0;
    for build in builds {
        let ran = ended(&build.wait_with_output().unwrap());
        assert_eq!(ran.code, 0, "{}", ran.err);
        changed += usize::from(ran.err.contains(" changed"));
    }
    assert_eq!((two.state(), changed), (1, 1));
    assert_eq!(stages(&two.desk), [""; 0]);
}

/// A desk whose page `slow` takes for ever to draw, with a published site.
fn endless() -> Desk {
    let desk = Desk::started();
    desk.build();
    let each = "{% for a in range(end=100000) %}";
    let text = format!("{}{}", each.repeat(4), "{% endfor %}".repeat(4));
    desk.put("templates/page.html", text);
    desk.put("content/slow.md", "---\ntitle: Slow\n---\nWords.\n");
    desk
}

fn until(mut is_so: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < Duration::from_secs(20), "it never came to that");
        sleep(Duration::from_millis(5));
    }
}

/// Sends a signal to a build that is under way; how it ended, and how long that took.
fn signalled(mut command: Command, desk: &Desk, signal: Signal) -> (Ran, Duration) {
    let child = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    until(|| stages(desk).len() == 1);
    sleep(Duration::from_millis(100));
    let sent = Instant::now();
    kill_process(Pid::from_child(&child), signal).unwrap();
    (ended(&child.wait_with_output().unwrap()), sent.elapsed())
}

#[test]
fn a_signal_ends_a_build_within_a_second_and_leaves_nothing() {
    let desk = endless();
    let before = tree(&desk.at(""));
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143), (Signal::HUP, 129)] {
        let (ran, took) = signalled(desk.command(["build"]), &desk, signal);
        assert_eq!(ran.code, code, "{}", ran.err);
        let words = format!(
            "error: interrupted by signal {}; nothing was published, public/ is as it was\n",
            code - 128
        );
        assert_eq!(ran.err, words);
        assert!(took < Duration::from_secs(3), "{took:?}");
        let mut after = tree(&desk.at(""));
        after.insert(".public.lock".into(), before[".public.lock"].clone());
        assert_eq!(after, before);
    }
}

#[test]
fn a_build_that_waits_for_another_ends_at_a_signal_too() {
    let desk = endless();
    let mut first = desk.command(["build"]).stderr(std::process::Stdio::null()).spawn().unwrap();
    until(|| stages(&desk).len() == 1);
    let second = desk.command(["build"]).stderr(std::process::Stdio::piped()).spawn().unwrap();
    sleep(Duration::from_millis(300));
    kill_process(Pid::from_child(&second), Signal::INT).unwrap();
    assert_eq!(ended(&second.wait_with_output().unwrap()).code, 130);
    assert_eq!(stages(&desk).len(), 1, "the first one goes on");
    first.kill().unwrap();
    first.wait().unwrap();
    fs::remove_file(desk.at("templates/page.html")).unwrap();
    desk.build();
    assert_eq!(stages(&desk), [""; 0], "what a killed build left is swept");
}

/// A small disk of its own, unmounted at the end.
struct SmallDisk<'a>(&'a std::path::Path);

impl<'a> SmallDisk<'a> {
    fn mount(at: &'a std::path::Path) -> Option<SmallDisk<'a>> {
        fs::create_dir_all(at).unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=4m", "none"]).arg(at).output();
        mount.is_ok_and(|mount| mount.status.success()).then_some(SmallDisk(at))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        drop(Command::new("umount").arg(self.0).status());
    }
}

#[test]
fn a_full_disk_keeps_the_old_site() {
    let two = Two::new();
    let disk = two.desk.at("../small");
    let Some(_small) = SmallDisk::mount(&disk) else {
        eprintln!("skipped: a small disk cannot be mounted here (it takes root)");
        return;
    };
    let build = || two.desk.run(["build", "--output-dir", "../small/public"]);
    two.write(0);
    let ran = build();
    assert_eq!(ran.code, 0, "{}", ran.err);
    let before = tree(&disk.join("public"));
    let mut filler = fs::File::create(disk.join("filler")).unwrap();
    while std::io::Write::write_all(&mut filler, &[0; 4096]).is_ok() {}
    two.write(1);
    let ran = build();
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(
        ran.err.starts_with("error: could not ") && ran.err.contains(": no space left on device"),
        "{}",
        ran.err
    );
    assert!(ran.err.ends_with("nothing was published, ../small/public/ is as it was\n"), "{}", ran.err);
    assert!(tree(&disk.join("public")) == before);
    drop(filler);
    fs::remove_file(disk.join("filler")).unwrap();
    let ran = build();
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(tree(&disk.join("public")) == two.trees[1]);
}
