//! A vocabulary. Nothing here names paste: it comes in through tokenizers.

pub struct Vocabulary {
    pub words: Vec<String>,
}
