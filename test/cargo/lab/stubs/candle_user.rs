//! Stands for `candle-nn` and every other crate that hands candle's types on.
pub use candle::Tensor;

pub fn linear(tensor: &candle::Tensor) -> candle::Tensor {
    tensor.clone()
}
