pub struct Trits(pub Vec<i8>);
