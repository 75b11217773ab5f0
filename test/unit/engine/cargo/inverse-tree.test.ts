import { describe, expect, it } from 'vitest';
import { inverseTrees, textOf } from '../../../../src/engine/cargo/inverse-tree.ts';
import { readLock } from '../../../../src/engine/cargo/lock.ts';
import {
  compareLocked,
  type LockGraph,
  localsReaching,
  lockGraph,
  nodesByName,
} from '../../../../src/engine/cargo/lock-graph.ts';

/** A graph from lines `name version [source]: dependency, dependency`. */
function graphOf(...lines: readonly string[]): LockGraph {
  const text = lines.map((line) => {
    const [head = '', tail = ''] = line.split(': ');
    const [name, version, source] = head.split(' ');
    const dependencies = tail === '' ? [] : tail.split(', ');
    return `[[package]]\nname = "${name}"\nversion = "${version}"\n${source ? `source = "${source}"\n` : ''}dependencies = ${JSON.stringify(dependencies)}\n`;
  });
  const { lock, problems } = readLock(`version = 4\n\n${text.join('\n')}`);
  expect(problems).toEqual([]);
  return lockGraph(lock ?? { format: 4, packages: [], unusedPatches: [] });
}

const io = 'registry+https://github.com/rust-lang/crates.io-index';
const fork =
  'git+https://github.com/tzervas/qlora-candle.git?branch=use-qlora-gemm#0123456789abcdef';

const trees: readonly [name: string, graph: LockGraph, crate: string, text: string][] = [
  [
    'a chain, drawn as cargo draws it',
    graphOf('app 0.1.0: b', `b 1.0.0 ${io}: paste`, `paste 1.0.15 ${io}`),
    'paste',
    'paste v1.0.15\n└── b v1.0.0\n    └── app v0.1.0 (local)\n',
  ],
  [
    'what was shown once is marked, unless nothing stands above it',
    graphOf(
      'app 0.1.0: a, b, paste',
      `a 1.0.0 ${io}: paste`,
      `b 1.0.0 ${io}: a, paste`,
      `paste 1.0.15 ${io}`,
    ),
    'paste',
    'paste v1.0.15\n├── a v1.0.0\n│   ├── app v0.1.0 (local)\n│   └── b v1.0.0\n│       └── app v0.1.0 (local)\n├── app v0.1.0 (local)\n└── b v1.0.0 (*)\n',
  ],
  [
    'a dev-dependency cycle ends',
    graphOf('a 0.1.0: b', 'b 0.1.0: a, paste', `paste 1.0.15 ${io}`),
    'paste',
    'paste v1.0.15\n└── b v0.1.0 (local)\n    └── a v0.1.0 (local)\n        └── b v0.1.0 (local) (*)\n',
  ],
  [
    'sources other than crates.io are named',
    graphOf(
      'app 0.1.0: candle-core',
      `candle-core 0.9.2 ${fork}: paste`,
      'paste 1.0.15 sparse+https://corp/',
    ),
    'paste',
    'paste v1.0.15 (https://corp/)\n└── candle-core v0.9.2 (https://github.com/tzervas/qlora-candle.git?branch=use-qlora-gemm#01234567)\n    └── app v0.1.0 (local)\n',
  ],
  [
    'each version has a tree of its own, oldest first',
    graphOf(
      'app 0.1.0: a, gemm 0.9.0',
      `a 1.0.0 ${io}: gemm 0.19.0`,
      `gemm 0.19.0 ${io}`,
      `gemm 0.9.0 ${io}`,
    ),
    'gemm',
    'gemm v0.9.0\n└── app v0.1.0 (local)\ngemm v0.19.0\n└── a v1.0.0\n    └── app v0.1.0 (local)\n',
  ],
  ['a crate that is not there has none', graphOf('app 0.1.0'), 'paste', ''],
];

describe('the inverse tree', () => {
  it.each(trees)('%s', (_, graph, crate, text) => {
    expect(inverseTrees(graph, crate).trees.map(textOf).join('')).toBe(text);
  });

  it('says how many rows belong to each, so that they can be folded', () => {
    const graph = graphOf('app 0.1.0: b, c', `b 1.0.0 ${io}: c`, `c 1.0.0 ${io}`);
    const [tree] = inverseTrees(graph, 'c').trees;
    expect(tree?.rows.map(({ label, size }) => [label, size])).toEqual([
      ['c v1.0.0', 3],
      ['app v0.1.0 (local)', 0],
      ['b v1.0.0', 1],
      ['app v0.1.0 (local)', 0],
    ]);
  });

  it('stays small in text for a chain of any length', () => {
    const chain = Array.from({ length: 5000 }, (_, at) => `c${at} 1.0.0: c${at + 1}`);
    const [tree] = inverseTrees(graphOf(...chain, 'c5000 1.0.0'), 'c5000').trees;
    expect(tree?.rows).toHaveLength(5001);
    expect(tree && textOf(tree)).toMatch(/\(and 4800 more\)\n$/);
  });

  it('counts what it has no room for: n versions above a chain of n packages', () => {
    const n = 1000;
    const versions = Array.from({ length: n }, (_, at) => `x 1.0.${at}`);
    const chain = Array.from({ length: n }, (_, at) => `c${at} 1.0.0: c${at + 1}`);
    const graph = graphOf(...versions, `c${n} 1.0.0: ${versions.join(', ')}`, ...chain);
    const { trees, more } = inverseTrees(graph, 'x');
    const rows = trees.reduce((sum, tree) => sum + tree.rows.length, 0);
    expect([trees.length, more, trees.at(-1)?.more]).toEqual([100, 900, 1]);
    expect(rows).toBeLessThanOrEqual(20_100);
    expect(textOf(trees.at(-1) ?? { crate: '', version: '', rows: [], more: 0 })).toMatch(
      /… and 1 more\n$/,
    );
  });
});

describe('references', () => {
  const git = 'git+https://example.com/x';
  const graph = graphOf(
    'app 0.1.0: x 1.0.0 (git+https://example.com/x), y',
    `x 1.0.0 ${git}#abcdef`,
    `x 1.0.0 ${io}`,
    `y 1.0.0 ${io}: x 1.0.0 (${io}), gone`,
  );

  it('are told apart by source, without the revision', () => {
    const targets = (nodesByName(graph).get('app') ?? []).flatMap(
      (node) => graph.dependencies[node] ?? [],
    );
    expect(targets.map((node) => graph.packages[node]?.source)).toEqual([`${git}#abcdef`, io]);
  });

  it('to packages that are gone are left out', () => {
    const targets = (nodesByName(graph).get('y') ?? []).flatMap(
      (node) => graph.dependencies[node] ?? [],
    );
    expect(targets.map((node) => graph.packages[node]?.name)).toEqual(['x']);
  });

  it('tell which packages on disk reach a crate', () => {
    const [node = -1] = (nodesByName(graph).get('x') ?? []).slice(-1);
    expect(localsReaching(graph, node).map((each) => graph.packages[each]?.name)).toEqual(['app']);
  });
});

const orders: readonly [a: string, b: string, order: -1 | 0 | 1][] = [
  ['0.9.0', '0.19.0', -1],
  ['1.0.0-rc.1', '1.0.0', -1],
  ['0.9.33', '0.9.33+deprecated', -1],
  ['no version', '1.0.0', 1],
  ['1.0.0', '1.0.0', 0],
];

it.each(orders)('%s against %s', (a, b, order) => {
  expect(compareLocked(a, b)).toBe(order);
  expect(compareLocked(b, a)).toBe(order === 0 ? 0 : -order);
});
