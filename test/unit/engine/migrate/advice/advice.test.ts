/**
 * What is made of a project's facts: commands, checklist, and the description of a pull request.
 */
import { describe, expect, it } from 'vitest';
import { checklistOfAll } from '../../../../../src/engine/migrate/advice/checklist.ts';
import { commandsFor } from '../../../../../src/engine/migrate/advice/commands.ts';
import type {
  PatchFacts,
  ProjectFacts,
  RenameFacts,
} from '../../../../../src/engine/migrate/advice/facts.ts';
import { pullRequestText } from '../../../../../src/engine/migrate/advice/pull-request.ts';
import { list } from '../../../../../src/engine/migrate/findings/text.ts';
import type { Migration } from '../../../../../src/engine/migrate/migration.ts';

const io = 'registry+https://github.com/rust-lang/crates.io-index';
const git = 'https://github.com/tzervas/qlora-candle.git';
const none = { moved: [], adopted: [], held: [] };
const paste: RenameFacts = {
  crate: 'paste',
  fork: 'qlora-paste',
  from: 'paste',
  to: 'qlora_paste',
  ...none,
};
const gemm: RenameFacts = {
  crate: 'gemm',
  fork: 'qlora-gemm',
  from: 'gemm',
  to: 'qlora_gemm',
  ...none,
  brings: ['paste'],
};
const candle: PatchFacts = {
  fork: 'qlora-candle',
  git,
  version: '0.9.2',
  uses: ['qlora-gemm'],
  crates: [],
  held: [],
  patch: 'none',
  root: 'Cargo.toml',
};
const quiet: ProjectFacts = {
  renames: [paste, gemm],
  patches: [candle],
  sources: { files: 0, edits: 0, review: 0, given: true, alias: false },
  lock: null,
  shims: [],
};
const moved: ProjectFacts = {
  ...quiet,
  renames: [{ ...paste, moved: ['Cargo.toml'] }, gemm],
  sources: { files: 2, edits: 3, review: 0, given: true, alias: false },
  formats: true,
};
const patched = { ...candle, crates: ['candle-core', 'candle-nn'], patch: 'written' as const };
const gone = ['paste', 'gemm'].map((crate) => ({
  crate,
  versions: [],
  paths: [],
  unlisted: 0,
  brought: [],
}));

/** A lock file with the given `name version source` lines. */
function locked(...lines: readonly string[]): ProjectFacts['lock'] {
  const packages = lines.map((line) => {
    const [name = '', version = '', source = io] = line.split(' ');
    return { name, version, source };
  });
  return { path: 'Cargo.lock', packages, remaining: gone };
}

const check = ['cargo check --workspace --all-targets', 'cargo test --workspace'];
const format = 'cargo fmt --all';
const tree = (crate: string) => `cargo tree -i ${crate} --target all --workspace --all-features`;

const commandCases: readonly [name: string, facts: ProjectFacts, commands: readonly string[]][] = [
  ['nothing changes', quiet, []],
  ['a rename alone', moved, ['cargo update --workspace', format, ...check, tree('paste')]],
  [
    'a patch, without the lock file: the crates in use',
    { ...quiet, patches: [patched] },
    ['cargo update -p candle-core -p candle-nn', ...check, tree('paste'), tree('gemm')],
  ],
  [
    'a patch, and only one of its crates is locked',
    { ...quiet, patches: [patched], lock: locked('candle-core 0.9.1') },
    ['cargo update -p candle-core', ...check],
  ],
  [
    'a crate that is locked twice is named with its version',
    {
      ...quiet,
      patches: [patched],
      lock: locked('candle-core 0.8.4', 'candle-core 0.9.1', 'candle-nn 0.9.1', 'gemm 0.18.2'),
    },
    ['cargo update -p candle-core@0.9.1 -p candle-nn', ...check, tree('gemm')],
  ],
  [
    'what comes from the fork already is not named',
    {
      ...quiet,
      patches: [{ ...patched, patch: 'present' }],
      lock: locked(
        'candle-core 0.9.2 git+https://github.com/Tzervas/qlora-candle?branch=use-qlora-gemm#abc',
        'candle-nn 0.9.1',
      ),
    },
    ['cargo update -p candle-nn', ...check],
  ],
  [
    'everything comes from the fork already',
    {
      ...quiet,
      patches: [{ ...patched, patch: 'present' }],
      lock: locked(`candle-core 0.9.2 git+${git}#abc`, `candle-nn 0.9.2 git+${git}#abc`),
    },
    [],
  ],
  [
    'a shim in the locked version needs no update of its own',
    {
      ...quiet,
      shims: [{ crate: 'paste', version: '1.0.15', path: 'shims/paste/Cargo.toml' }],
      lock: locked('paste 1.0.15'),
    },
    ['cargo update --workspace', ...check, tree('paste')],
  ],
  [
    'a shim in another version does',
    {
      ...quiet,
      shims: [{ crate: 'paste', version: '1.0.15', path: 'shims/paste/Cargo.toml' }],
      lock: locked('paste 1.0.14'),
    },
    ['cargo update -p paste', ...check, tree('paste')],
  ],
  [
    'a workspace in a folder',
    { ...moved, root: "it's/Cargo.toml" },
    ['cargo update --workspace', format, ...check, tree('paste')].map(
      (command) => `${command} --manifest-path 'it'\\''s/Cargo.toml'`,
    ),
  ],
  [
    'a workspace with a Cargo configuration of its own',
    { ...moved, root: 'fw/Cargo.toml', hasSettings: true },
    ['cargo update --workspace', format, ...check, tree('paste')].map(
      (command) => `(cd fw && ${command})`,
    ),
  ],
  [
    'what moves is optional',
    { ...moved, features: ['app/paste'] },
    [
      'cargo update --workspace',
      format,
      ...check.map((command) => `${command} --features app/paste`),
      tree('paste'),
    ],
  ],
  [
    'a workspace that follows another one',
    { ...quiet, root: 'fuzz/Cargo.toml', follows: true },
    ['cargo update --workspace --manifest-path fuzz/Cargo.toml'],
  ],
  [
    'one version from two sources: a package id without a revision',
    {
      ...quiet,
      patches: [{ ...patched, crates: ['candle-core'] }],
      lock: locked(
        'candle-core 0.9.2 git+https://github.com/huggingface/candle.git?tag=0.9.2#abc',
        'candle-core 0.9.2',
      ),
    },
    [
      `cargo update -p 'git+https://github.com/huggingface/candle.git?tag=0.9.2#candle-core@0.9.2' -p '${io}#candle-core@0.9.2'`,
      ...check,
    ],
  ],
];

describe('commands', () => {
  it('sorts manifests again where the project keeps them sorted', () => {
    const nested = { ...moved, root: 'fw/Cargo.toml' };
    const sort = (facts: ProjectFacts) => commandsFor([facts], ['cargo sort --workspace']);
    expect(sort(moved)[2]).toBe('cargo sort --workspace');
    expect(sort(nested)[2]).toBe('(cd fw && cargo sort --workspace)');
    const alias = { ...moved, sources: { ...moved.sources, alias: true } };
    expect(sort(alias).join()).not.toContain('sort');
  });

  it('what two workspaces have in common is said once', () => {
    const both = ['Cargo.toml', 'fuzz/Cargo.toml'].map((root) => ({ ...moved, root }));
    expect(commandsFor(both, ['cargo sort --workspace'])).toEqual(
      ['cargo update --workspace', format, 'cargo sort --workspace', ...check, tree('paste')].map(
        (command) => `for dir in . fuzz; do (cd "$dir" && ${command}); done`,
      ),
    );
  });

  it('what many workspaces have in common is said once', () => {
    const roots = ['Cargo.toml', 'a/Cargo.toml', 'b c/Cargo.toml'];
    const follower = { ...quiet, root: 'fuzz/Cargo.toml', follows: true };
    const all = [...roots.map((root) => ({ ...moved, root })), follower];
    expect(commandsFor(all)).toEqual([
      `for dir in . a 'b c' fuzz; do (cd "$dir" && cargo update --workspace); done`,
      ...[format, ...check, tree('paste')].map(
        (command) => `for dir in . a 'b c'; do (cd "$dir" && ${command}); done`,
      ),
    ]);
  });

  it.each(commandCases)('%s', (_, facts, commands) => {
    expect(commandsFor([facts])).toEqual(commands);
  });
});

const states: readonly [name: string, facts: ProjectFacts, states: string][] = [
  ['nothing to do', quiet, 'unneeded unneeded unneeded unneeded unneeded unneeded unneeded'],
  ['a rename', moved, 'done unneeded unneeded done todo todo todo'],
  ['a patch', { ...quiet, patches: [patched] }, 'unneeded unneeded done unneeded todo todo todo'],
  [
    'a patch to paste',
    { ...quiet, patches: [{ ...patched, patch: 'to-paste', root: null }] },
    'unneeded unneeded todo unneeded todo todo todo',
  ],
  [
    'something held',
    { ...quiet, renames: [paste, { ...gemm, held: ['a/Cargo.toml'] }] },
    'unneeded todo unneeded unneeded unneeded unneeded unneeded',
  ],
  [
    'all adopted',
    { ...quiet, renames: [{ ...paste, adopted: ['Cargo.toml'] }, gemm] },
    'done unneeded unneeded unneeded unneeded unneeded unneeded',
  ],
];

describe('the checklist', () => {
  it.each(states)('%s', (_, facts, expected) => {
    const steps = checklistOfAll([facts]);
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(steps.map(({ state }) => state).join(' ')).toBe(expected);
  });

  it('does not say that a crate is gone without a lock file', () => {
    const detail = checklistOfAll([moved]).map((step) => step.detail);
    expect(detail.join(' ')).toContain('can’t tell what else pulls in the old crates');
    expect(detail.join(' ')).not.toMatch(/nothing will need/);
  });

  it('says through whom a crate stays', () => {
    const remaining = [
      {
        crate: 'paste',
        versions: ['1.0.15'],
        paths: [['app', 'tokenizers', 'paste']],
        unlisted: 0,
        brought: [['qlora-gemm', 'qlora-gemm-common', 'pulp', 'paste']],
      },
      { crate: 'gemm', versions: [], paths: [], unlisted: 0, brought: [] },
    ];
    const packages = [{ name: 'gemm', version: '0.19.0', source: io }];
    const lock = { path: 'Cargo.lock', packages, remaining };
    const step = checklistOfAll([{ ...moved, lock }])[4];
    expect(step?.detail).toContain('app → tokenizers → paste, and 1 other way');
    expect(step?.detail).toContain('nothing will need gemm any more');
  });

  it('says that the shim’s own line is success', () => {
    const shims = [{ crate: 'paste', version: '1.0.15', path: 'shims/paste/Cargo.toml' }];
    expect(checklistOfAll([{ ...quiet, shims }])[4]?.detail).toContain('the shim (shims/paste)');
  });

  it('names each workspace where several have something to do', () => {
    const steps = checklistOfAll([
      { ...moved, root: 'a/Cargo.toml' },
      { ...quiet, root: 'b/Cargo.toml' },
      { ...moved, root: 'c/Cargo.toml' },
    ]);
    expect(steps[0]?.detail).toMatch(/^a\/Cargo\.toml and c\/Cargo\.toml: /);
    expect(steps[0]?.detail).not.toContain('b/Cargo.toml');
    expect(steps[5]?.commands).toEqual([`for dir in a c; do (cd "$dir" && ${check[0]}); done`]);
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c', 'd'], 'a, b, c and d'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
  ])('lists %j as “%s”', (names, text) => {
    expect(list(names)).toBe(text);
  });
});

const said = { code: 'workspace-patch', params: {}, places: [] } as const;

const migration: Migration = {
  files: [
    {
      path: 'Cargo.toml',
      before: '[dependencies]\npaste = "1"\n',
      after: '[dependencies]\nqlora-paste = "1"\n',
      edits: [
        {
          from: 15,
          to: 20,
          insert: 'qlora-paste',
          reason: '',
          fork: 'qlora-paste',
          group: '',
          part: 'declaration',
          manifests: [],
        },
        {
          from: 30,
          to: 30,
          insert: '',
          reason: '',
          fork: 'qlora-candle',
          group: '',
          part: 'patch',
          manifests: [],
        },
      ],
      kind: 'manifest',
    },
    { path: 'a`b.rs', before: 'x', after: 'x', edits: [], kind: 'rust' },
    {
      path: 'shims/paste/src/lib.rs',
      before: null,
      after: 'pub use qlora_paste::*;\n',
      edits: [],
      kind: 'rust',
    },
  ],
  patch: null,
  findings: [
    { ...said, severity: 'info', path: null, message: 'not shown' },
    { ...said, severity: 'warning', path: 'Cargo.toml', line: 2, message: 'look *here* @me' },
    { ...said, severity: 'error', path: 'a`b.rs', message: '<script>\n# bad', help: 'mend it' },
  ],
  checklist: checklistOfAll([moved]),
  commands: commandsFor([moved]),
  audit: [],
  waysOut: [],
  offers: [],
  adopted: [],
  rules: [],
  graphs: [],
  moves: [
    {
      kind: 'rename',
      crates: ['paste'],
      fork: 'qlora-paste',
      from: ['1'],
      to: ['1.0'],
      locked: ['1.0.15'],
      advisories: ['RUSTSEC-2024-0436'],
      home: 'https://github.com/tzervas/qlora-paste',
      state: null,
      pullRequest: null,
    },
    {
      kind: 'patch',
      crates: ['candle-core'],
      fork: 'qlora-candle',
      from: [],
      to: ['0.9.2'],
      locked: [],
      advisories: [],
      home: 'https://example.com/(a)',
      state: 'main',
      pullRequest: 'https://example.com/1',
    },
  ],
};

describe('the pull request', () => {
  const text = pullRequestText(migration, [{ path: 'src/a.rs', changes: 2 }]);

  it.each([
    ['says what moves', '# Move paste and candle-core to their maintained forks\n'],
    [
      'from and to which versions, and why',
      '| `paste` `"1"`, locked at 1.0.15 | [`qlora-paste`](https://github.com/tzervas/qlora-paste) `"1.0"` | [RUSTSEC-2024-0436](https://rustsec.org/advisories/RUSTSEC-2024-0436.html) |\n',
    ],
    [
      'says of a patch where it leads, and how long',
      '| `candle-core` | patched to 0.9.2 of [`qlora-candle`](https://example.com/%28a%29), at `main`, until [the upstream change](https://example.com/1) is released | none: not maintained |\n',
    ],
    ['counts changes by package', '- the root: 2 changes in 1 file\n'],
    ['counts changes by file', '- `Cargo.toml`: 2 changes\n'],
    ['names created files', '- `shims/paste/src/lib.rs`: new\n'],
    ['names what was left out', '## Left out on purpose\n\n- `src/a.rs`: 2 changes\n'],
    [
      'says that nothing is known of the rest',
      '## What stays\n\nNot known: no `Cargo.lock` was read.',
    ],
    ['puts errors first', '## To look at\n\n- **error** ``a`b.rs``: &lt;script\\> \\# bad\n'],
    ['escapes markup and mentions', '- **warning** `Cargo.toml:2`: look \\*here\\* @\u200bme\n'],
    ['gives the commands as steps', '- [ ] `cargo update --workspace`\n- [ ] `cargo fmt'],
  ])('%s', (_, part) => {
    expect(text).toContain(part);
  });

  it('counts changes as it is told to', () => {
    const counted = pullRequestText(migration, [], ({ before }) => (before === null ? 0 : 1));
    expect(counted).toContain('- the root: 1 change in 1 file\n');
    expect(counted).toContain('- `Cargo.toml`: 1 change\n');
    expect(counted).toContain('- `shims/paste/src/lib.rs`: new\n');
  });

  it('leaves out what did not change, mere information, and what to press', () => {
    expect(text).not.toMatch(/- ``a`b.rs``|not shown|mend it|shim crates/i);
  });

  it('says what stays by the lock file', () => {
    const remaining = {
      crate: 'paste',
      versions: ['1.0.15'],
      paths: [['app', 'other', 'paste']],
      unlisted: 3,
      brought: [],
    };
    const crate = { crate: 'paste', role: 'old', trees: [], more: 0, versions: [] } as const;
    const graph = { path: 'Cargo.lock', packages: 3, locals: 1 };
    const stays = (left: typeof remaining) =>
      pullRequestText({
        ...migration,
        graphs: [{ ...graph, crates: [{ ...crate, remaining: left }] }],
      });
    expect(stays(remaining)).toContain(
      '## What stays\n\n- `paste` 1.0.15, through `app → other → paste` and 3 other ways\n',
    );
    expect(stays({ ...remaining, paths: [], unlisted: 0 })).toContain('## What stays\n\nNothing:');
  });

  it('says so when there is nothing to do', () => {
    expect(pullRequestText({ ...migration, files: [] })).toContain('Nothing to migrate');
  });
});
