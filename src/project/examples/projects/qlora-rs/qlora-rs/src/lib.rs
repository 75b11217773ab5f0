//! Weights in four bits, adapters in full precision.

use candle_core::{Device, Tensor};

pub struct QuantizedLinear {
    /// Two values a byte.
    pub packed: Vec<u8>,
    pub scales: Tensor,
    pub adapter: Option<(Tensor, Tensor)>,
}

impl QuantizedLinear {
    pub fn values(&self) -> usize {
        self.packed.len() * 2
    }

    pub fn device(&self) -> Device {
        Device::Cpu
    }
}
