//! Getters from field names, by a fork that is left again.

macro_rules! getters {
    ($type:ident { $($field:ident: $of:ty),* $(,)? }) => {
        pub struct $type { $($field: $of),* }
        qlora_paste::paste! {
            impl $type {
                $(pub fn [<get_ $field>](&self) -> &$of { &self.$field })*
            }
        }
    };
}

getters!(Model { name: String, layers: usize });
