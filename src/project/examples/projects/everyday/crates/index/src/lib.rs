//! An index that is mapped into memory.

use std::fs::File;

use memmap::Mmap;

/// Maps the file of the index.
pub fn open(file: &File) -> std::io::Result<memmap::Mmap> {
    settings::load("a: 1");
    unsafe { Mmap::map(file) }
}
