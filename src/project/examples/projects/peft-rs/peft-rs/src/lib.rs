//! Low-rank adapters around a frozen weight.

use candle_core::Tensor;
use paste::paste;

/// `weight + scale · up · down`, without touching `weight`.
pub struct LoraAdapter {
    pub down: Tensor,
    pub up: Tensor,
    pub scale: f64,
}

impl LoraAdapter {
    pub fn new(down: Tensor, up: Tensor, rank: usize, alpha: f64) -> Self {
        Self { down, up, scale: alpha / rank as f64 }
    }
}

macro_rules! targets {
    ($($name:ident),+) => {
        paste! { $(pub const [<$name:upper _PROJ>]: &str = stringify!([<$name _proj>]);)+ }
    };
}

targets!(q, k, v, o);
