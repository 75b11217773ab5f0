//! A fine-tuning run. This crate has adopted the forks already.

use candle_core::Device;
use qlora_paste::paste;

pub struct Run {
    pub device: Device,
    pub epochs: usize,
}

paste! {
    pub const [<DEFAULT _ EPOCHS>]: usize = 3;
}
