/**
 * rustc's own lexer as an oracle: a procedural macro that reads files as token streams and writes down
 * the identifiers, in order. A doc comment counts as `doc`, a lifetime as its name.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kind, type Tokens, textOf } from '../../../src/engine/rust/tokens.ts';

const DUMP = `
extern crate proc_macro;
use proc_macro::{TokenStream, TokenTree};
use std::{fs, io::Write, str::FromStr};
fn walk(stream: TokenStream, out: &mut Vec<u8>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => walk(group.stream(), out),
            TokenTree::Ident(ident) => writeln!(out, "{}", ident).unwrap(),
            _ => {}
        }
    }
}
#[proc_macro]
pub fn dump(_: TokenStream) -> TokenStream {
    let folder = std::env::var("ORACLE").unwrap();
    let mut out = std::io::BufWriter::new(fs::File::create(format!("{folder}/answers")).unwrap());
    for path in fs::read_to_string(format!("{folder}/files")).unwrap().lines() {
        let Ok(text) = fs::read_to_string(path) else { writeln!(out, "@@ none").unwrap(); continue };
        // What rustc takes off a source file before it lexes it.
        let text = text.trim_start_matches('\\u{feff}');
        let shebang = text.starts_with("#!") && !text[2..].trim_start().starts_with('[');
        let text = if shebang { text.split_once('\\n').map_or("", |(_, rest)| rest) } else { text };
        match TokenStream::from_str(text) {
            Ok(stream) => {
                let mut names = Vec::new();
                walk(stream, &mut names);
                let count = names.iter().filter(|byte| **byte == 10).count();
                writeln!(out, "@@ {count}").unwrap();
                out.write_all(&names).unwrap();
            }
            Err(_) => writeln!(out, "@@ none").unwrap(),
        }
    }
    TokenStream::new()
}
`;

/** For each file the identifiers rustc reads in it; `null` where rustc rejects it. Edition 2021. */
export function identifiersByRustc(
  paths: readonly string[],
): readonly (readonly string[] | null)[] {
  const folder = mkdtempSync(join(tmpdir(), 'forklift-oracle-'));
  try {
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('dump.rs'), DUMP);
    writeFileSync(at('use.rs'), 'dump::dump!();\nfn main() {}\n');
    writeFileSync(at('files'), paths.join('\n'));
    const rustc = (...args: string[]): void => {
      const env = { ...process.env, ORACLE: folder };
      const { status, stderr } = spawnSync('rustc', ['--edition', '2021', ...args], {
        cwd: folder,
        env,
      });
      if (status !== 0) throw new Error(String(stderr));
    };
    rustc('--crate-type', 'proc-macro', '-O', 'dump.rs');
    rustc('--emit=metadata', '-L', '.', '--extern', 'dump', 'use.rs');
    return readAnswers(readFileSync(at('answers'), 'utf8').split('\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readAnswers(lines: readonly string[]): readonly (readonly string[] | null)[] {
  const answers: (readonly string[] | null)[] = [];
  for (let at = 0; at < lines.length; ) {
    const head = /^@@ (none|\d+)$/.exec(lines[at] ?? '')?.[1];
    at++;
    if (head === undefined) continue;
    const count = head === 'none' ? 0 : Number(head);
    answers.push(head === 'none' ? null : lines.slice(at, at + count));
    at += count;
  }
  return answers;
}

/** The same sequence as our lexer reads it. */
export function identifiersOf(tokens: Tokens): readonly string[] {
  const out: string[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index];
    // rustc compares identifiers in normal form C (Reference, "Identifiers").
    if (kind === Kind.Ident || kind === Kind.RawIdent)
      out.push(textOf(tokens, index).normalize('NFC'));
    else if (kind === Kind.Lifetime) out.push(textOf(tokens, index).slice(1));
    else if (kind === Kind.InnerDoc || kind === Kind.OuterDoc) out.push('doc');
  }
  return out;
}
