use candle_core::Tensor;

pub struct Embedding {
    pub table: Tensor,
}
