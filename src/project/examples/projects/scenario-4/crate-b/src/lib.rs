use candle_core::Tensor;
use crate_a::Embedding;

pub fn embedding(table: Tensor) -> Embedding {
    Embedding { table }
}
