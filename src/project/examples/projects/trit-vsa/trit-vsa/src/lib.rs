//! Ternary vectors. Tensors are optional: a disabled dependency is in the lock file all the same.

pub struct Trits(pub Vec<i8>);

impl Trits {
    pub fn bind(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a * b).collect())
    }
}

#[cfg(feature = "cuda")]
pub fn device() -> candle_core::Device {
    candle_core::Device::Cpu
}
