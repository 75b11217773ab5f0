//! What the rust-ai crates have in common.

pub use candle_core::{Device, Tensor};

pub struct MemoryPlan {
    pub device: Device,
    pub bytes: usize,
}
