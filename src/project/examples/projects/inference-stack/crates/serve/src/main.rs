use candle_core::{Device, Tensor};
use layers::{attention_layer, AttentionLayer};

/// What one request is answered with.
pub struct Session {
    pub device: Device,
    pub attention: AttentionLayer,
}

impl Session {
    pub fn new(weight: Tensor) -> Self {
        Self { device: Device::Cpu, attention: attention_layer(weight) }
    }
}

fn main() {
    println!("ready on {:?}", Device::Cpu);
}
