//! Weights of -1, 0 and 1.

use candle_core::Tensor;

pub struct TernaryWeights {
    pub trits: Vec<i8>,
    pub scale: Tensor,
}

impl TernaryWeights {
    /// How many weights need no multiplication at all.
    pub fn zeros(&self) -> usize {
        self.trits.iter().filter(|&&trit| trit == 0).count()
    }
}
