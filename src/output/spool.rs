//! Records sorted by customer, outside of memory where they are many.
//!
//! Entries are gathered up to a limit, sorted and written as a run into one file without a name, which goes when the run
//! ends however it ends; the runs are merged as they are read back.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// About how many bytes of entries are held while they are gathered, and of all runs together while they are merged.
const HELD: usize = 16 << 20;
/// The least and the most that is read of a run at once.
const READ: (usize, usize) = (4 << 10, 256 << 10);
/// About how many bytes an entry takes beside its texts.
const ENTRY: usize = 96;

/// A record to one customer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The customer's id; empty: it could not be told.
    pub customer: String,
    /// Number of the record.
    pub number: u64,
    /// Place of the customer in it.
    pub place: u32,
    /// Where the record begins: input, line and column.
    pub at: [u32; 3],
    /// How it is written.
    pub format: u8,
    /// Its text.
    pub bytes: Vec<u8>,
}

/// Gathers entries.
#[derive(Debug)]
pub struct Spool {
    folder: PathBuf,
    held: usize,
    limit: usize,
    entries: Vec<Entry>,
    file: Option<File>,
    /// Where each run begins in the file, and where it ends.
    runs: Vec<(u64, u64)>,
}

impl Spool {
    /// Keeps what memory does not hold in a file in `folder`.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), held: 0, limit: HELD, entries: Vec::new(), file: None, runs: Vec::new() }
    }

    /// Adds an entry.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn add(&mut self, entry: Entry) -> io::Result<()> {
        self.held += ENTRY + entry.customer.len() + entry.bytes.len();
        self.entries.push(entry);
        if self.held >= self.limit { self.write_run() } else { Ok(()) }
    }

    fn write_run(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(tempfile::tempfile_in(&self.folder)?),
        };
        self.entries.sort_unstable();
        let begin = self.runs.last().map_or(0, |(_, end)| *end);
        let mut out = io::BufWriter::with_capacity(READ.1, file);
        let mut end = begin;
        for entry in self.entries.drain(..) {
            let line = encoded(&entry);
            out.write_all(&line)?;
            end += line.len() as u64;
        }
        out.flush()?;
        self.runs.push((begin, end));
        self.held = 0;
        Ok(())
    }

    /// All entries in the order of their customers, and of their records for each.
    ///
    /// # Errors
    /// Where the file cannot be written or read.
    pub fn sorted(mut self) -> io::Result<Sorted> {
        if self.file.is_some() && !self.entries.is_empty() {
            self.write_run()?;
        }
        self.entries.sort_unstable();
        let at_once = (self.limit / self.runs.len().max(1)).clamp(READ.0, READ.1);
        let runs = self.runs.iter().map(|(at, end)| Run { at: *at, end: *end, block: Vec::new(), read: 0, at_once });
        let mut sorted =
            Sorted { file: self.file, runs: runs.collect(), heads: BinaryHeap::new(), held: self.entries.into_iter() };
        for run in 0..sorted.runs.len() {
            sorted.refill(run)?;
        }
        Ok(sorted)
    }
}

/// Entries in their order.
#[derive(Debug)]
pub struct Sorted {
    file: Option<File>,
    runs: Vec<Run>,
    /// The next entry of each run.
    heads: BinaryHeap<Reverse<(Entry, usize)>>,
    /// All of them, where they are so few that none was written.
    held: std::vec::IntoIter<Entry>,
}

impl Sorted {
    fn refill(&mut self, run: usize) -> io::Result<()> {
        let (Some(file), Some(cursor)) = (&mut self.file, self.runs.get_mut(run)) else { return Ok(()) };
        if let Some(entry) = cursor.next(file)? {
            self.heads.push(Reverse((entry, run)));
        }
        Ok(())
    }
}

impl Iterator for Sorted {
    type Item = io::Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        let Some(Reverse((entry, run))) = self.heads.pop() else { return self.held.next().map(Ok) };
        Some(self.refill(run).map(|()| entry))
    }
}

/// A run that is being read.
#[derive(Debug)]
struct Run {
    at: u64,
    end: u64,
    block: Vec<u8>,
    /// How much of the block was given.
    read: usize,
    at_once: usize,
}

impl Run {
    fn next(&mut self, file: &mut File) -> io::Result<Option<Entry>> {
        if self.read == self.block.len() && self.at == self.end {
            return Ok(None);
        }
        self.fill(file, 4)?;
        let length = u32::from_le_bytes(head(&self.block[self.read..])?) as usize;
        self.fill(file, 4 + length)?;
        let begin = self.read + 4;
        self.read = begin + length;
        decoded(&self.block[begin..self.read]).map(Some)
    }

    /// Has so many bytes in the block.
    fn fill(&mut self, file: &mut File, needed: usize) -> io::Result<()> {
        let there = self.block.len() - self.read;
        if there >= needed {
            return Ok(());
        }
        self.block.drain(..self.read);
        self.read = 0;
        let left = usize::try_from(self.end - self.at).unwrap_or(usize::MAX);
        let more = self.at_once.max(needed - there).min(left);
        self.block.resize(there + more, 0);
        file.seek(SeekFrom::Start(self.at))?;
        file.read_exact(&mut self.block[there..])?;
        self.at += more as u64;
        if there + more < needed { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }
}

/// An entry after its length.
fn encoded(entry: &Entry) -> Vec<u8> {
    let mut line = vec![0; 4];
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes();
    line.extend(length(entry.customer.as_bytes()));
    line.extend(entry.customer.as_bytes());
    line.extend(entry.number.to_le_bytes());
    line.extend(entry.place.to_le_bytes());
    entry.at.iter().for_each(|at| line.extend(at.to_le_bytes()));
    line.push(entry.format);
    line.extend(&entry.bytes);
    let whole = length(&line[4..]);
    line[..4].copy_from_slice(&whole);
    line
}

fn decoded(mut line: &[u8]) -> io::Result<Entry> {
    let length = u32::from_le_bytes(taken(&mut line)?) as usize;
    let customer = line.split_off(..length).ok_or(io::ErrorKind::InvalidData)?;
    let customer = String::from_utf8(customer.to_vec()).map_err(|_| io::ErrorKind::InvalidData)?;
    let number = u64::from_le_bytes(taken(&mut line)?);
    let place = u32::from_le_bytes(taken(&mut line)?);
    let mut at = [0; 3];
    for one in &mut at {
        *one = u32::from_le_bytes(taken(&mut line)?);
    }
    let [format] = taken(&mut line)?;
    Ok(Entry { customer, number, place, at, format, bytes: line.to_vec() })
}

fn taken<const N: usize>(line: &mut &[u8]) -> io::Result<[u8; N]> {
    let first = head(line)?;
    *line = &line[N..];
    Ok(first)
}

fn head<const N: usize>(bytes: &[u8]) -> io::Result<[u8; N]> {
    bytes.first_chunk().copied().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry() -> impl Strategy<Value = Entry> {
        let place = (0..9_u64, 0..3_u32, any::<[u32; 3]>(), 0..3_u8);
        ("[a-cé]{0,2}", place, prop::collection::vec(any::<u8>(), 0..200)).prop_map(
            |(customer, (number, place, at, format), bytes)| Entry { customer, number, place, at, format, bytes },
        )
    }

    proptest! {
        #[test]
        fn what_goes_in_comes_out_sorted(mut entries in prop::collection::vec(entry(), 0..60), limit in 1..9000_usize) {
            let folder = tempfile::tempdir().unwrap();
            let mut spool = Spool { limit, ..Spool::new(folder.path()) };
            for entry in &entries {
                spool.add(entry.clone()).unwrap();
            }
            let mut sorted = spool.sorted().unwrap();
            entries.sort_unstable();
            for entry in entries {
                prop_assert_eq!(sorted.next().transpose().unwrap(), Some(entry));
            }
            prop_assert!(sorted.next().is_none());
            prop_assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        }
    }
}
