//! A crate whose macro names it by a path from the root, as a derive macro does.
pub struct Thing;
#[macro_export]
macro_rules! thing {
    () => {
        ::get_size2::Thing
    };
}
