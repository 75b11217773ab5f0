/**
 * Edits that do not read back as planned: nothing raises them by itself, so a splice is spoilt here. The smallest group is
 * given up, and the rest migrates as if it had been held from the start.
 */
import { describe, expect, it, vi } from 'vitest';
import { migrate } from '../../../../../src/engine/index.ts';

/** What is spoilt: changes at a path, in a document that says so. */
let spoilt: { readonly at: string; readonly mark: string } | null = null;

vi.mock('../../../../../src/engine/toml/change.ts', async (original) => {
  const real = await original<typeof import('../../../../../src/engine/toml/change.ts')>();
  const spliceChanges: typeof real.spliceChanges = (tree, changes) =>
    real.spliceChanges(tree, changes).map((spliced) => {
      const bad =
        spoilt !== null &&
        tree.text.includes(spoilt.mark) &&
        spliced.change.at.join('.').startsWith(spoilt.at);
      const splices = spliced.splices.map((splice) => ({ ...splice, insert: 'spoilt' }));
      return bad ? { ...spliced, splices } : spliced;
    });
  return { ...real, spliceChanges };
});

const root = `[workspace]
members = ["a", "b", "c"]
# root

[workspace.dependencies]
paste = "1"
gemm = "0.19"

[profile.dev.package.paste]
opt-level = 3
`;

function member(name: string, ...dependencies: readonly string[]): Record<string, string> {
  const head = `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n# ${name}\n`;
  return {
    [`${name}/Cargo.toml`]: `${head}\n[dependencies]\n${dependencies.join('\n')}\n`,
    [`${name}/src/lib.rs`]: 'paste::paste! {}\n',
  };
}

const files = {
  'Cargo.toml': root,
  ...member('a', 'paste.workspace = true', 'gemm.workspace = true'),
  ...member('b', 'paste = "1"'),
  ...member('c', 'candle-core = "0.9.2"', 'paste = "1"'),
};

interface Refusal {
  readonly name: string;
  readonly at: string;
  readonly mark: string;
  readonly shim?: boolean;
  readonly files?: Record<string, string>;
  /** Where it is said, and of which fork. */
  readonly said: readonly [path: string, forks: string];
  /** Lines that stay, and lines that change all the same, by file. */
  readonly keeps: Readonly<Record<string, string>>;
  readonly moves: Readonly<Record<string, string>>;
}

const refusals: readonly Refusal[] = [
  {
    name: 'a declaration: it and its sources stay',
    at: 'dependencies.paste',
    mark: '# b',
    said: ['b/Cargo.toml', 'qlora-paste'],
    keeps: { 'b/Cargo.toml': 'paste = "1"', 'b/src/lib.rs': 'paste::paste!' },
    moves: {
      'Cargo.toml': 'qlora-paste = "1"',
      'a/src/lib.rs': 'qlora_paste::paste!',
      'c/Cargo.toml': 'qlora-paste = "1"',
    },
  },
  {
    name: 'an inherited declaration: the root’s entry stays with it, the other fork moves',
    at: 'dependencies.paste',
    mark: '# a',
    said: ['a/Cargo.toml', 'qlora-paste'],
    keeps: { 'Cargo.toml': '\npaste = "1"', 'a/Cargo.toml': '\npaste.workspace = true' },
    moves: {
      'Cargo.toml': 'qlora-gemm = "0.20"',
      'a/Cargo.toml': 'qlora-gemm.workspace = true',
      'b/Cargo.toml': 'qlora-paste = "1"',
    },
  },
  {
    name: 'the root’s entry: who inherits it stays',
    at: 'workspace.dependencies.gemm',
    mark: '# root',
    said: ['Cargo.toml', 'qlora-gemm'],
    keeps: { 'Cargo.toml': '\ngemm = "0.19"', 'a/Cargo.toml': '\ngemm.workspace = true' },
    moves: { 'Cargo.toml': 'qlora-paste = "1"', 'a/Cargo.toml': 'qlora-paste.workspace = true' },
  },
  {
    name: 'a patch: the renames go on',
    at: 'patch',
    mark: '# root',
    said: ['Cargo.toml', 'qlora-candle'],
    keeps: { 'Cargo.toml': 'opt-level = 3\n', 'c/Cargo.toml': 'candle-core = "0.9.2"' },
    moves: { 'Cargo.toml': 'qlora-gemm = "0.20"', 'c/Cargo.toml': 'qlora-paste = "1"' },
  },
  {
    name: 'a shim’s entry: no shim is made, the renames go on',
    at: 'patch',
    mark: '# lone',
    shim: true,
    files: {
      'Cargo.toml':
        '[package]\nname = "lone"\nversion = "0.1.0"\n# lone\n[dependencies]\ngemm = "0.19"\n',
    },
    said: ['Cargo.toml', 'qlora-paste'],
    keeps: {},
    moves: { 'Cargo.toml': 'qlora-gemm = "0.20"' },
  },
];

describe('a change that does not read back', () => {
  it.each(refusals)('$name', (refusal) => {
    const given = Object.entries(refusal.files ?? files).map(([path, text]) => ({ path, text }));
    spoilt = refusal;
    const { files: migrated, findings } = migrate(given, { shim: refusal.shim ?? false });
    spoilt = null;
    const after = new Map(migrated.map((file) => [file.path, file.after]));
    const failed = findings.filter(({ code }) => code === 'verification-failed');
    const [path, forks] = refusal.said;
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({ path, code: 'verification-failed' });
    expect(failed[0]?.message).toContain(`nothing moves to ${forks} here`);
    for (const [file, text] of Object.entries(refusal.keeps))
      expect(after.get(file)).toContain(text);
    for (const [file, text] of Object.entries(refusal.moves))
      expect(after.get(file)).toContain(text);
    expect([...after.values()].join('')).not.toContain('spoilt');
    expect(migrated.filter(({ before }) => before === null)).toEqual([]);
  });

  it('changes nothing of the plan where nothing fails', () => {
    const given = Object.entries(files).map(([path, text]) => ({ path, text }));
    const { findings } = migrate(given);
    expect(findings.map(({ code }) => code)).not.toContain('verification-failed');
  });
});
