//! Getters from field names.

use paste::paste;

#[macro_export]
macro_rules! getters {
    ($type:ident { $($field:ident: $of:ty),* $(,)? }) => {
        pub struct $type { $($field: $of),* }
        paste::paste! {
            impl $type {
                $(pub fn [<get_ $field>](&self) -> &$of { &self.$field })*
            }
        }
    };
}

getters!(Model { name: String, layers: usize });

paste! {
    pub const [<MAX _ LAYERS>]: usize = 96;
}
