//! A crate whose exported macro needs a crate named `paste` where it is called.
#[macro_export]
macro_rules! getter {
    ($name:ident) => {
        paste::paste! { pub fn [<get_ $name>]() -> &'static str { stringify!($name) } }
    };
}
