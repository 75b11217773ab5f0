pub fn dotenv() -> Result<(), ()> {
    Ok(())
}

pub struct Mmap;
impl Mmap {
    pub unsafe fn map(_: &std::fs::File) -> std::io::Result<Mmap> {
        Ok(Mmap)
    }
}

pub struct YamlLoader;
impl YamlLoader {
    pub fn load_from_str(_: &str) -> Result<Vec<()>, ()> {
        Ok(vec![])
    }
}

pub struct Thing;
pub fn make() -> Thing {
    Thing
}
