//! What was built reaches the disk: refusals, staging, swap, manifest.
