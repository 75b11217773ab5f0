/** Comments on the way back: a row's own comments go with what they are about, all others keep their table. */
import { expect, test } from 'vitest';
import { type Fork, guideForks, migrate, wayBack } from '../../../../../src/engine/index.ts';

const index = 'registry+https://github.com/rust-lang/crates.io-index';
const lock = `version = 4

[[package]]
name = "app"
version = "0.1.0"
dependencies = [
 "candle-core",
 "other",
]

[[package]]
name = "candle-core"
version = "0.9.2"
source = "${index}"

[[package]]
name = "other"
version = "1.0.0"
source = "${index}"
dependencies = [
 "paste",
]

[[package]]
name = "paste"
version = "1.0.15"
source = "${index}"
`;
const workspace = '[workspace]\nmembers = ["app"]\nresolver = "2"\n';
const app =
  '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\nother = "1"\n';

/** The root manifest after the rows of the guide, and then back by those that `leads` picks. */
function backAgain(root: string, leads: (row: Fork) => boolean, shim = false): string | undefined {
  const there = migrate(
    [
      { path: 'Cargo.toml', text: root },
      { path: 'app/Cargo.toml', text: app },
      { path: 'app/src/lib.rs', text: '' },
      { path: 'Cargo.lock', text: lock },
    ],
    { shim },
  );
  const given = there.files.map(({ path, after }) => ({ path, text: after }));
  const back = migrate(given, { forks: guideForks.filter(leads).map(wayBack) });
  return back.files.find(({ path }) => path === 'Cargo.toml')?.after;
}

const all = () => true;
const patches = ({ kind }: Fork) => kind === 'patch';

test.each<[what: string, root: string]>([
  ['a table of its own', workspace],
  ['one that stood empty under a comment', `${workspace}\n# ours\n[patch.crates-io]\n`],
  ['one that held a comment', `${workspace}\n[patch.crates-io]\n# none yet\n`],
  [
    'one that held another patch',
    `${workspace}\n# ours\n[patch.crates-io]\nmine = { path = "mine" }\n`,
  ],
  [
    'one with a comment of the next table below',
    `${workspace}\n[patch.crates-io]\nmine = { path = "mine" }\n\n# the next\n[workspace.lints]\n`,
  ],
])('the root is as it was: %s', (_what, root) => {
  expect(backAgain(root, all, true)).toBe(root);
});

test('the row’s comment goes with its patches where a stand-in stays', () => {
  expect(backAgain(workspace, patches, true)).toBe(
    `${workspace}\n[patch.crates-io]\npaste = { path = "shims/paste" }\n`,
  );
});

test.each<[what: string, features: string]>([
  ['none', ''],
  ['a table with a comment in it', '\n[features]\n# none yet\n'],
  ['one under a comment', '\n# none yet\n[features]\n'],
  ['one with others', '\n[features]\nmore = []\n'],
])('features are as they were: %s', (_what, features) => {
  const text = `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = { version = "1", optional = true }\n${features}`;
  const there = migrate([{ path: 'Cargo.toml', text }]);
  const given = there.files.map(({ path, after }) => ({ path, text: after }));
  const back = migrate(given, { forks: guideForks.map(wayBack) });
  expect(there.files[0]?.after).toContain('qlora-paste');
  expect(back.files[0]?.after).toBe(text);
});
