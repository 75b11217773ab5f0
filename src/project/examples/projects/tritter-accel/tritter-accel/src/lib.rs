//! Kernel names, generated when the feature is on.

use candle_core::Device;

#[cfg(feature = "kernels")]
paste::paste! {
    pub const [<TERNARY _ MATMUL>]: &str = "ternary_matmul";
}

pub fn device() -> Device {
    Device::Cpu
}
