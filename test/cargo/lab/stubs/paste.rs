//! Stands for `paste`: joins `[<a b c>]` into one identifier, with the modifiers tests use.
extern crate proc_macro;
use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

#[proc_macro]
pub fn paste(input: TokenStream) -> TokenStream {
    expand(input)
}

#[proc_macro]
pub fn item(input: TokenStream) -> TokenStream {
    expand(input)
}

#[proc_macro]
pub fn expr(input: TokenStream) -> TokenStream {
    expand(input)
}

fn expand(input: TokenStream) -> TokenStream {
    input.into_iter().map(tree).collect()
}

fn tree(tree: TokenTree) -> TokenTree {
    let TokenTree::Group(group) = tree else { return tree };
    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
    if group.delimiter() == Delimiter::Bracket && inner.len() > 2 {
        let marks = (inner[0].to_string(), inner[inner.len() - 1].to_string());
        if marks.0 == "<" && marks.1 == ">" {
            return joined(&inner[1..inner.len() - 1], group.span());
        }
    }
    let mut out = Group::new(group.delimiter(), expand(group.stream()));
    out.set_span(group.span());
    TokenTree::Group(out)
}

fn joined(pieces: &[TokenTree], span: Span) -> TokenTree {
    let mut name = String::new();
    let mut last = String::new();
    let mut modifier = false;
    for piece in pieces {
        let text = piece.to_string();
        if text == ":" {
            modifier = true;
        } else if modifier {
            modifier = false;
            last = match text.as_str() {
                "upper" => last.to_uppercase(),
                "lower" => last.to_lowercase(),
                "camel" => camel(&last),
                _ => snake(&last),
            };
        } else {
            name.push_str(&last);
            last = text.trim_matches('"').trim_start_matches("r#").to_string();
        }
    }
    name.push_str(&last);
    TokenTree::Ident(Ident::new(&name, span))
}

fn camel(text: &str) -> String {
    text.split('_')
        .map(|word| word[..1].to_uppercase() + &word[1..])
        .collect()
}

fn snake(text: &str) -> String {
    let mut out = String::new();
    for (at, letter) in text.chars().enumerate() {
        if letter.is_uppercase() && at > 0 {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}
