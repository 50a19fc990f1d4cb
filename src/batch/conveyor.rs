//! Work done by many hands and handed over in the order in which it came in.
//!
//! A feeder cuts the input into chunks; each chunk has a short channel of its own for its results, and those channels are
//! read one after the other in the order of the chunks. So no result waits in more memory than its channel has, and the
//! order is the input's whatever the hands do. Nothing here knows what the work is.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded, select};

/// How often a run that waits looks whether it is to stop.
const PATIENCE: Duration = Duration::from_millis(50);
/// The most bytes of input that are under way at once; one chunk alone may have more.
const UNDER_WAY: usize = 8 << 20;

/// A piece of the input.
#[derive(Debug)]
pub(super) struct Chunk<S> {
    /// What is to be worked on.
    pub(super) items: Vec<S>,
    /// Its size in bytes.
    pub(super) weight: usize,
}

/// How a run ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// All input was worked on.
    Done,
    /// Whoever took the results had enough.
    Broken,
    /// It was told to stop.
    Stopped,
}

/// Feeds chunks to `jobs` hands and gives `take` their results in the order of the input. `work` sends its results with
/// the function it is given, which says `false` when nobody wants any more.
///
/// A feeder that waits for its input when the run is stopped is left behind: it ends with its next chunk.
pub(super) fn convey<S: Send + 'static, R: Send + 'static>(
    feed: impl FnMut() -> Option<Chunk<S>> + Send + 'static,
    jobs: usize,
    work: impl Fn(Vec<S>, &dyn Fn(R) -> bool) + Send + Sync + 'static,
    stop: &AtomicBool,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) -> Ended {
    let window = jobs + jobs.div_ceil(2) + 1;
    let (belt_in, belt) = bounded::<Lane<R>>(window);
    let (tasks_in, tasks) = bounded::<Task<S, R>>(window);
    let (quit_in, quit) = bounded::<()>(0);
    let gate = Arc::new(Gate::default());
    let work = Arc::new(work);
    let hands: Vec<_> = (0..jobs)
        .map(|_| {
            let (tasks, quit, work) = (tasks.clone(), quit.clone(), Arc::clone(&work));
            thread::spawn(move || hand(&tasks, &quit, &*work))
        })
        .collect();
    let gate_in = Arc::clone(&gate);
    thread::spawn(move || feeder(feed, &gate_in, &belt_in, &tasks_in));

    let ended = loop {
        match belt.recv_timeout(PATIENCE) {
            Ok(lane) => match empty(&lane.results, stop, &mut take) {
                Some(ended) => break ended,
                None => gate.leave(lane.weight),
            },
            Err(RecvTimeoutError::Disconnected) => break Ended::Done,
            Err(RecvTimeoutError::Timeout) if stop.load(Ordering::Relaxed) => break Ended::Stopped,
            Err(RecvTimeoutError::Timeout) => {}
        }
        if stop.load(Ordering::Relaxed) {
            break Ended::Stopped;
        }
    };
    drop((belt, quit_in));
    gate.close();
    for hand in hands {
        // A hand that broke has sent nothing more, which whoever takes the results has noticed.
        let _ = hand.join();
    }
    ended
}

/// The results of one chunk.
struct Lane<R> {
    results: Receiver<R>,
    weight: usize,
}

/// One chunk, and where its results go.
struct Task<S, R> {
    items: Vec<S>,
    results: Sender<R>,
}

/// Takes everything out of one lane.
fn empty<R>(lane: &Receiver<R>, stop: &AtomicBool, take: &mut impl FnMut(R) -> ControlFlow<()>) -> Option<Ended> {
    loop {
        match lane.recv_timeout(PATIENCE) {
            Ok(result) => {
                if take(result).is_break() {
                    return Some(Ended::Broken);
                }
            }
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => {}
        }
        if stop.load(Ordering::Relaxed) {
            return Some(Ended::Stopped);
        }
    }
}

fn feeder<S, R>(
    mut feed: impl FnMut() -> Option<Chunk<S>>,
    gate: &Gate,
    belt: &Sender<Lane<R>>,
    tasks: &Sender<Task<S, R>>,
) {
    while let Some(Chunk { items, weight }) = feed() {
        if !gate.enter(weight) {
            return;
        }
        let (results_in, results) = bounded(1);
        if belt.send(Lane { results, weight }).is_err() || tasks.send(Task { items, results: results_in }).is_err() {
            return;
        }
    }
}

fn hand<S, R>(tasks: &Receiver<Task<S, R>>, quit: &Receiver<()>, work: &impl Fn(Vec<S>, &dyn Fn(R) -> bool)) {
    loop {
        let task = select! {
            recv(tasks) -> task => task,
            // Nothing is ever sent here: it only ends, which is when the run does.
            recv(quit) -> _ => return,
        };
        let Ok(Task { items, results }) = task else { return };
        work(items, &|result| results.send(result).is_ok());
    }
}

/// Keeps the input that is under way within its bounds.
#[derive(Default)]
struct Gate {
    state: Mutex<GateState>,
    changed: Condvar,
}

#[derive(Default)]
struct GateState {
    under_way: usize,
    closed: bool,
}

impl Gate {
    /// Waits until there is room; `false`: the run has ended.
    fn enter(&self, weight: usize) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |state: &mut GateState| !state.closed && state.under_way > 0 && state.under_way + weight > UNDER_WAY;
        let mut state = self.changed.wait_while(state, full).unwrap_or_else(PoisonError::into_inner);
        state.under_way += weight;
        !state.closed
    }

    fn leave(&self, weight: usize) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).under_way -= weight;
        self.changed.notify_one();
    }

    fn close(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chunks(sizes: Vec<usize>) -> impl FnMut() -> Option<Chunk<u64>> + Send {
        let (mut sizes, mut next) = (sizes.into_iter(), 0);
        move || {
            let size = sizes.next()?;
            let items = (next..next + size as u64).collect();
            next += size as u64;
            Some(Chunk { items, weight: size })
        }
    }

    /// Gives each number as often as its last digit says, so that lanes are of all lengths.
    fn repeated(items: Vec<u64>, emit: &dyn Fn(u64) -> bool) {
        for item in items {
            for _ in 0..item % 4 {
                emit(item);
            }
        }
    }

    fn run(sizes: Vec<usize>, jobs: usize, most: usize) -> (Vec<u64>, Ended) {
        let mut taken = Vec::new();
        let ended = convey(chunks(sizes), jobs, repeated, &AtomicBool::new(false), |result| {
            taken.push(result);
            if taken.len() >= most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        (taken, ended)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn the_order_is_that_of_the_input_whatever_the_hands_do(
            sizes in prop::collection::vec(0..40_usize, 0..30), jobs in 1..9_usize, most in 1..400_usize
        ) {
            let all: Vec<u64> = {
                let total: usize = sizes.iter().sum();
                (0..total as u64).flat_map(|item| std::iter::repeat_n(item, (item % 4) as usize)).collect()
            };
            let (taken, ended) = run(sizes, jobs, most);
            let expected = &all[..most.min(all.len())];
            prop_assert_eq!(&taken[..], expected);
            prop_assert_eq!(ended, if all.len() >= most { Ended::Broken } else { Ended::Done });
        }
    }

    #[test]
    fn a_run_stops_although_its_input_is_silent() {
        let (silence, wait) = bounded::<()>(0);
        let stop = Arc::new(AtomicBool::new(false));
        let feed = {
            let mut sent = false;
            let stop = Arc::clone(&stop);
            move || {
                if std::mem::replace(&mut sent, true) {
                    stop.store(true, Ordering::Relaxed);
                    let _ = wait.recv();
                }
                Some(Chunk { items: vec![3_u64], weight: 1 })
            }
        };
        let ended = convey(feed, 2, repeated, &stop, |_| ControlFlow::Continue(()));
        assert_eq!(ended, Ended::Stopped);
        drop(silence);
    }

    #[test]
    fn a_chunk_larger_than_all_that_may_be_under_way_passes_alone() {
        let mut left = 5;
        let feed = move || {
            left -= 1;
            (left > 0).then_some(Chunk { items: vec![1_u64], weight: UNDER_WAY * 2 })
        };
        let mut count = 0;
        let ended = convey(feed, 3, repeated, &AtomicBool::new(false), |_| {
            count += 1;
            ControlFlow::Continue(())
        });
        assert_eq!((ended, count), (Ended::Done, 4));
    }
}
