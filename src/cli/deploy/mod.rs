//! `standfirst deploy`: a published folder is sent to a host's storage.

mod profile;
mod storage;

use super::build::{home, interrupt};
use super::common::{SiteArguments, Stop, display, put, say};
use super::patience::{Progress, patiently};
use crate::deploy::{Existing, Plan, Step, Trouble, plan, remote, send};
use crate::publish::{self, Edited, Interrupt, RealFs, Target};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use storage::Reached;

/// Send the published folder to a host's storage
///
/// Sends what `build` published and nothing else, and only what changed: files that pages need first, then pages, then
/// the home page; what is no longer published goes last. Broken off at any point, it can be run again. Credentials
/// come from the environment or from ~/.aws, as those of other tools do.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  standfirst deploy s3://my-bucket/briefing --dry-run\n  standfirst deploy file:///srv/www/briefing"
)]
pub struct Arguments {
    /// Where to: `s3://bucket/prefix` or `file:///folder`
    #[arg(value_name = "URL")]
    to: String,
    /// The published folder; public/ beside content/ where absent
    #[arg(short, long, alias = "destination", env = "STANDFIRST_OUTPUT_DIR", value_name = "DIR")]
    output_dir: Option<PathBuf>,
    /// Say what would be sent and removed, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Write over files in the storage that standfirst did not send
    #[arg(long)]
    adopt: bool,
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let started = Instant::now();
    let root = site.root()?;
    super::held::refuse(site, &root)?;
    let output = own.output_dir.clone().unwrap_or_else(|| root.join("public"));
    if !output.is_dir() {
        let name = display(&output);
        return Err(Stop::usage(format!("{name}/ is not there yet; `standfirst build` makes it")));
    }
    let target = Target {
        output: output.clone(),
        root,
        home: home(),
        existing: publish::Existing::Refuse,
        edited: Edited::Keep,
    };
    let reached = storage::reach(&own.to, &output)?;
    let (interrupt, progress) = (interrupt(), Progress::default());
    let work = Work { target, reached, is_dry: own.dry_run, existing: own.existing() };
    let (far, signals) = (progress.clone(), interrupt.clone());
    let sent = patiently(&interrupt, &progress, move || work.done(&signals, &far))??;
    let same = if sent.same > 0 { format!(", {} as they were", sent.same) } else { String::new() };
    if own.dry_run {
        put(&lines(&sent));
        say(&format!("would send: {sent}{same}; nothing was changed"));
    } else {
        say(&format!(
            "sent {} to {}: {sent}{same}, in {} ms",
            display(&output),
            own.to,
            started.elapsed().as_millis()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

impl Arguments {
    fn existing(&self) -> Existing {
        if self.adopt { Existing::Adopt } else { Existing::Refuse }
    }
}

/// Each step on a line: `+ path`, `~ path`, `- path`.
fn lines(plan: &Plan) -> String {
    let line = |step: &Step| match step {
        Step::Add(file) => format!("+ {}\n", file.path),
        Step::Change(file) => format!("~ {}\n", file.path),
        Step::Remove(path) => format!("- {path}\n"),
    };
    plan.steps.iter().map(line).collect::<Vec<_>>().concat()
}

/// What is to be done, on a thread of its own.
struct Work {
    target: Target,
    reached: Reached,
    is_dry: bool,
    existing: Existing,
}

impl Work {
    fn done(self, interrupt: &Interrupt, progress: &Progress) -> Result<Plan, Stop> {
        progress.stage("comparing", 0);
        let folder = publish::folder(&RealFs, &self.target, interrupt)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Stop::machine(format!("cannot begin to send: {error}")))?;
        let told = |trouble: Trouble| self.reached.told(trouble);
        let known = remote(&self.reached.storage, &folder.files, self.existing);
        let known = runtime.block_on(known).map_err(told)?;
        let plan = plan(&folder.files, &known);
        if !self.is_dry {
            say(&format!("to send: {plan}"));
            progress.stage("sending", plan.steps.len());
            let (storage, one) = (self.reached.opened()?, || progress.one());
            let sent = send(&storage, &folder, (&plan, known), interrupt, &one);
            runtime.block_on(sent).map_err(told)?;
        }
        Ok(plan)
    }
}
