//! The layer types of a model: one macro call declares them all.

use candle_core::Tensor;
use paste::paste;

macro_rules! layers {
    ($($name:ident),+ $(,)?) => {
        paste! {
            $(
                #[derive(Clone, Debug)]
                pub struct [<$name Layer>] {
                    pub weight: Tensor,
                }

                pub fn [<$name:snake _layer>](weight: Tensor) -> [<$name Layer>] {
                    [<$name Layer>] { weight }
                }
            )+
        }
    };
}

layers!(Embedding, Attention, FeedForward);
