//! Attention on the CPU, when no GPU is there.

use candle_core::Tensor;
use gemm::Parallelism;

pub struct Attention {
    pub query: Tensor,
    pub key: Tensor,
    pub value: Tensor,
}

/// Small heads are not worth waking other threads for.
pub fn is_parallel(head: usize) -> bool {
    let parallelism = if head < 64 { Parallelism::None } else { Parallelism::Rayon(0) };
    parallelism != Parallelism::None
}
