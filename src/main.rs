//! The `standfirst` command.

use std::process::ExitCode;

/// Drawing takes and gives back small pieces of memory all the time, which the system allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    standfirst::cli::run()
}
