import { describe, expect, it } from 'vitest';
import { createMigrator, type Fork, migrate } from '../../../../../src/engine/index.ts';

/** A row beyond the guide's: who declares its fork may never have known the old crate. */
const row: Fork = {
  kind: 'rename',
  crate: 'old-map',
  fork: 'new-map',
  requirement: '1',
  versions: ['1.0.0'],
  compatible: '^0.9',
};
const manifest = {
  path: 'Cargo.toml',
  text: '[package]\nname = "app"\nedition = "2021"\n\n[dependencies]\nnew-map = "1"\n',
};

const migrated = (path: string, text: string): string | null => {
  const source = { path: 'src/main.rs', text: 'fn main() {}\n' };
  const files = path === source.path ? [manifest] : [manifest, source];
  const given = [...files, { path, text }];
  return migrate(given, { forks: [row] }).files.find((file) => file.path === path)?.after ?? null;
};

describe('an old name that was left behind beside its fork', () => {
  it.each([
    ['use old_map::Map;\n', 'use new_map::Map;\n'],
    ['use ::old_map::Map;\n', 'use ::new_map::Map;\n'],
    ['use old_map as map;\n', 'use new_map as map;\n'],
    ['use {std::fmt, old_map as map};\n', 'use {std::fmt, new_map as map};\n'],
    ['use {\n    old_map as map,\n};\n', 'use {\n    new_map as map,\n};\n'],
    ['fn f() { old_map::map(); }\n', 'fn f() { new_map::map(); }\n'],
    ['fn f() { r#old_map::map(); }\n', 'fn f() { new_map::map(); }\n'],
    [
      '//! ```\n//! let map = old_map::Map::new();\n//! ```\n',
      '//! ```\n//! let map = new_map::Map::new();\n//! ```\n',
    ],
    ['fn f() { g(1, old_map::map()); }\n', 'fn f() { g(1, new_map::map()); }\n'],
    ['pub fn f() { new_map::old_map(); }\n', 'pub fn f() { new_map::old_map(); }\n'],
  ])('in code: %j', (text, expected) => {
    expect(migrated('src/main.rs', text)).toBe(expected);
  });

  it.each([
    [
      '```toml\n[dependencies]\nold-map = "0.9"\n```\n',
      '```toml\n[dependencies]\nnew-map = "1"\n```\n',
    ],
    [
      '```toml\n[dependencies.old-map]\nversion = "0.9"\n```\n',
      '```toml\n[dependencies.new-map]\nversion = "1"\n```\n',
    ],
    ['```rust\nuse old_map::Map;\n```\n', '```rust\nuse new_map::Map;\n```\n'],
  ])('in a document: %j', (text, expected) => {
    expect(migrated('README.md', text)).toBe(expected);
  });

  // A row that is followed would have its name doubted here: what `cfg` takes away may leave the crate.
  it.each([
    ['the file’s own module', '#[cfg(x)]\nmod old_map;\nfn f() { old_map::map(); }\n'],
    ['something within a path', '#[cfg(x)]\nmod old_map;\nuse crate::a::old_map::Map;\n'],
    ['something within a list', '#[cfg(x)]\nmod old_map;\nuse crate::a::{Map, old_map::Key};\n'],
  ])('is not looked for where it means %s', (_what, text) => {
    const source = { path: 'src/main.rs', text };
    const { files, findings } = migrate([manifest, source], { forks: [row] });
    expect(files.map(({ after }) => after)).toEqual([manifest.text, text]);
    expect(findings.filter(({ path }) => path === source.path)).toEqual([]);
  });

  it('is the library of a package that lies here, whatever that is called', () => {
    const files = [
      {
        path: 'Cargo.toml',
        text: `${manifest.text}other = { path = "other" }\n\n[workspace]\nmembers = ["other"]\n`,
      },
      {
        path: 'other/Cargo.toml',
        text: '[package]\nname = "other"\n\n[lib]\nname = "old_map"\n',
      },
      { path: 'src/main.rs', text: 'use old_map::Map;\n' },
    ];
    expect(migrate(files, { forks: [row] }).files.flatMap(({ edits }) => edits)).toEqual([]);
  });

  it('is followed when it is typed, and no longer when it is gone', () => {
    const used = createMigrator();
    for (const text of ['fn main() {}\n', 'use old_map::Map;\n', 'fn main() {}\n']) {
      const files = [manifest, { path: 'src/main.rs', text }];
      expect(used(files, { forks: [row] })).toEqual(migrate(files, { forks: [row] }));
    }
  });

  it('is not looked for in code of others: who never knew the crate hears nothing of it', () => {
    const files = [
      manifest,
      { path: 'build.rs', text: 'fn main() { std::env::var("OUT_DIR").unwrap(); }\n' },
      {
        path: 'src/main.rs',
        text: 'include!(concat!(env!("OUT_DIR"), "/code.rs"));\nfn main() { new_map::old_map(); }\n',
      },
    ];
    const { findings } = migrate(files, { forks: [row] });
    expect(findings.map(({ code }) => code)).not.toContain('rust-include-computed');
  });
});

describe('a local module of that name, under a cfg', () => {
  const text = '#[cfg(feature = "map")]\nmod old_map;\npub fn f() { old_map::map(); }\n';
  const source = { path: 'src/main.rs', text };
  const codes = (forks: readonly Fork[], dependency: string) => {
    const declared = { ...manifest, text: manifest.text.replace('new-map = "1"', dependency) };
    const { files, findings } = migrate([declared, source], { forks });
    expect(files[1]?.after).toBe(text);
    return findings.map(({ code }) => code).filter((code) => code.startsWith('rust-'));
  };

  it('is what is meant where the old crate is not there', () => {
    expect(codes([row], 'new-map = "1"')).toEqual([]);
  });

  it('may be what is meant where it is, or where the fork is the guide’s', () => {
    expect(codes([row], 'old-map = "0.9"')).toEqual(['rust-undecided']);
    expect(codes([{ ...row, tier: 'guide' }], 'new-map = "1"')).toEqual(['rust-undecided']);
  });
});

it('does not lead to a fork that itself moves on, while the old crate waits for a choice', () => {
  const to = (crate: string, fork: string): Fork => ({ ...row, crate, fork, compatible: '^1' });
  const rows = [row, { ...row, fork: 'other-map' }, to('new-map', 'newest-map')];
  const source = { path: 'src/main.rs', text: 'use old_map::Map;\n' };
  const { files } = migrate([manifest, source], { forks: rows });
  expect(files.map(({ after }) => after)).toEqual([
    manifest.text.replace('new-map', 'newest-map'),
    source.text,
  ]);
});
