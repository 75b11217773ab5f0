//! Builders: two forks can take the place of paste, and the Forks tab has the choice.

macro_rules! builder {
    ($type:ident { $($field:ident: $of:ty),* $(,)? }) => {
        #[derive(Default)]
        pub struct $type { $($field: $of),* }
        paste::paste! {
            impl $type {
                $(pub fn [<with_ $field>](mut self, value: $of) -> Self {
                    self.$field = value;
                    self
                })*
            }
        }
    };
}

builder!(Model { name: String, layers: usize });
