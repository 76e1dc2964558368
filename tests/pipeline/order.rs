//! The order of files, and how many work on them, leave no trace in the bytes.

use super::{cases, difference, rich, seen, sources};
use proptest::prelude::*;
use standfirst::Memo;

proptest! {
    #![proptest_config(cases(3))]

    #[test]
    fn files_in_any_order_and_any_number_of_threads_give_the_same_bytes(
        shuffled in Just(rich::files().into_iter().collect::<Vec<_>>()).prop_shuffle(),
        threads in 1_usize..6,
    ) {
        let (sorted, _) = seen(sources(&rich::files()), &Memo::default());
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let (other, _) = pool.install(|| {
            seen(sources(shuffled.iter().map(|(path, text)| (path, text))), &Memo::default())
        });
        let differs = difference(&sorted, &other);
        prop_assert!(differs.is_none(), "{}", differs.unwrap_or_default());
        prop_assert!(sorted == other);
    }
}
