//! Gradients, compressed before they travel.

use candle_core::Tensor;
use trit_vsa::Trits;

pub struct Gradient {
    pub signs: Trits,
    pub scale: Tensor,
}
