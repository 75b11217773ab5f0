import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseTrees } from '../../../../../src/engine/cargo/inverse-tree.ts';
import type { Lock, LockPackage } from '../../../../../src/engine/cargo/lock.ts';
import { lockGraph } from '../../../../../src/engine/cargo/lock-graph.ts';
import { guideForks } from '../../../../../src/engine/forks/guide.ts';
import type { GraphChange } from '../../../../../src/engine/migrate/plan/model.ts';
import {
  remainingPaths,
  standsInFor,
} from '../../../../../src/engine/migrate/plan/shim/remaining.ts';
import { shimTargets } from '../../../../../src/engine/migrate/plan/shim/targets.ts';
import { which } from '../../../../property/runs.ts';

/** The two that the cases speak of, however many rows there are. */
const forks = guideForks
  .filter((fork) => fork.kind === 'rename')
  .filter(({ crate }) => crate === 'paste' || crate === 'gemm');
const io = 'registry+https://github.com/rust-lang/crates.io-index';
const none: GraphChange = { packages: [], asks: [], patched: [], arriving: [], shims: [] };

/** Packages from lines `name version: dependency, dependency`; `*` before a name: on disk. */
function lockOf(...lines: readonly string[]): Lock {
  const packages = lines.map((line, index): LockPackage => {
    const [head = '', tail = ''] = line.split(': ');
    const [name = '', version = ''] = head.replace('*', '').split(' ');
    return {
      name,
      version,
      source: line.startsWith('*') ? null : io,
      dependencies: tail
        .split(', ')
        .filter((text) => text !== '')
        .map((text) => {
          const [to = '', at = null] = text.split(' ');
          return { name: to, version: at, source: null };
        }),
      table: ['package', String(index)],
    };
  });
  return { format: 4, packages, unusedPatches: [] };
}

const base = [
  '*app 0.1.0: paste, gemm, candle-core, tokenizers',
  'candle-core 0.9.2: gemm',
  'gemm 0.19.0: gemm-common, paste',
  'gemm-common 0.19.0: pulp',
  'pulp 0.22.2: paste',
  'tokenizers 0.21.4: paste',
  'paste 1.0.15',
];
const candleAsk = { from: 'app', crate: 'candle-core', requirement: '0.9' };
const direct = { packages: ['app'], asks: [candleAsk] };
const candle = [{ crate: 'candle-core', version: '0.9.2' }];

interface Case {
  readonly name: string;
  readonly lock?: readonly string[];
  readonly change: Partial<GraphChange>;
  /** What stays of paste and of gemm: paths, then what forks bring. */
  readonly paste: readonly string[];
  readonly gemm: readonly string[];
}

const brought = 'qlora-gemm > qlora-gemm-common > pulp > paste';
const cases: readonly Case[] = [
  {
    name: 'nothing changes',
    change: {},
    paste: [
      'app > paste',
      'app > gemm > paste',
      'app > gemm > gemm-common > pulp > paste',
      'app > tokenizers > paste',
    ],
    gemm: ['app > gemm', 'app > candle-core > gemm'],
  },
  {
    name: 'direct dependencies alone: candle keeps gemm, and gemm paste',
    change: { ...direct },
    paste: [
      'app > candle-core > gemm > paste',
      'app > candle-core > gemm > gemm-common > pulp > paste',
      'app > tokenizers > paste',
      brought,
    ],
    gemm: ['app > candle-core > gemm'],
  },
  {
    name: 'candle patched too: gemm is gone, paste is not',
    change: { ...direct, patched: candle },
    paste: ['app > tokenizers > paste', brought],
    gemm: [],
  },
  {
    name: 'a patch of another version does not reach it',
    change: { ...direct, patched: [{ crate: 'candle-core', version: '0.8.4' }] },
    paste: [
      'app > candle-core > gemm > paste',
      'app > candle-core > gemm > gemm-common > pulp > paste',
      'app > tokenizers > paste',
      brought,
    ],
    gemm: ['app > candle-core > gemm'],
  },
  {
    name: 'everything and the shim',
    change: { ...direct, patched: candle, shims: [{ crate: 'paste', version: '1.0.15' }] },
    paste: [],
    gemm: [],
  },
  {
    name: 'a shim that the lock file has already',
    lock: [
      '*app 0.1.0: tokenizers',
      'tokenizers 0.21.4: paste',
      '*paste 1.0.15: qlora-paste',
      'qlora-paste 1.0.22',
    ],
    change: {},
    paste: [],
    gemm: [],
  },
  {
    name: 'a fork that the lock file has already: its real ways count',
    lock: [
      '*app 0.1.0: qlora-gemm',
      'qlora-gemm 0.20.0: qlora-gemm-common',
      'qlora-gemm-common 0.20.0: pulp',
      'pulp 0.23.0',
    ],
    change: {},
    paste: [],
    gemm: [],
  },
  {
    name: 'several versions are told apart',
    lock: [
      '*app 0.1.0: paste 0.1.18, old',
      'old 1.0.0: paste 1.0.15',
      'paste 0.1.18',
      'paste 1.0.15',
    ],
    change: { packages: ['app'], asks: [{ from: 'app', crate: 'paste', requirement: '0.1' }] },
    paste: ['app > paste 0.1.18', 'app > old > paste 1.0.15'],
    gemm: [],
  },
  {
    name: 'a patch that an open requirement takes, far from what is locked',
    lock: [
      '*app 0.1.0: candle-core',
      'candle-core 0.11.0: gemm',
      'gemm 0.19.0: paste',
      'paste 1.0.15',
    ],
    change: {
      packages: ['app'],
      asks: [{ from: 'app', crate: 'candle-core', requirement: '>=0.8' }],
      patched: candle,
      arriving: ['gemm'],
    },
    paste: [brought],
    gemm: [],
  },
  {
    name: 'a requirement that does not take it',
    lock: ['*app 0.1.0: candle-core', 'candle-core 0.11.0: gemm', 'gemm 0.19.0', 'paste 1.0.15'],
    change: {
      packages: ['app'],
      asks: [{ from: 'app', crate: 'candle-core', requirement: '0.11' }],
      patched: candle,
    },
    paste: [],
    gemm: ['app > candle-core > gemm'],
  },
];

describe('what remains', () => {
  it.each(cases)('$name', ({ lock = base, change, paste, gemm }) => {
    const remaining = remainingPaths(lockGraph(lockOf(...lock)), { ...none, ...change }, forks);
    const ways = remaining.map((each) =>
      [...each.paths, ...each.brought].map((path) => path.join(' > ')).sort(),
    );
    expect(ways).toEqual([[...paste].sort(), [...gemm].sort()]);
  });

  it('counts what it does not list', () => {
    const many = Array.from({ length: 150 }, (_, at) => `user${at} 1.0.0: paste`);
    const all = many.map((line) => line.split(' ')[0]).join(', ');
    const graph = lockGraph(lockOf(`*app 0.1.0: ${all}`, ...many, 'paste 1.0.15'));
    const [paste] = remainingPaths(graph, none, forks);
    expect(paste?.paths).toHaveLength(100);
    expect(paste?.unlisted).toBe(50);
  });
});

const versions: readonly [patch: string, locked: string, stands: boolean][] = [
  ['0.9.2', '0.9.1', true],
  ['0.9.2', '0.9.3', true],
  ['0.9.2', '0.8.4', false],
  ['0.9.2', '0.10.0', false],
  ['1.0.15', '1.0.7', true],
  ['1.0.15', '2.0.0', false],
  ['0.9.2', 'no version', false],
];

it.each(versions)('a patch of %s for a locked %s: %s', (patch, locked, stands) => {
  expect(standsInFor(patch, locked)).toBe(stands);
});

/** Any graph of a few packages, some of them watched, some on disk. */
const locks = fc
  .record({
    names: fc.uniqueArray(
      fc.constantFrom('app', 'b', 'c', 'd', 'paste', 'gemm', 'pulp', 'candle-core', '__proto__'),
      { minLength: 2 },
    ),
    edges: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 30 }),
    local: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
  })
  .map(({ names, edges, local }) =>
    lockOf(
      ...names.map((name, from) => {
        const targets = edges
          .filter(([a]) => a % names.length === from)
          .map(([, b]) => names[b % names.length] ?? name);
        const disk = local[from] && !['paste', 'gemm'].includes(name) ? '*' : '';
        const version = name === 'gemm' ? '0.19.0' : '1.0.0';
        return `${disk}${name} ${version}: ${targets.join(', ')}`;
      }),
    ),
  );

describe('any graph', () => {
  it('has an inverse tree with each edge above the crate once', () => {
    fc.assert(
      fc.property(locks, (lock) => {
        const graph = lockGraph(lock);
        for (const tree of inverseTrees(graph, 'paste').trees) {
          const above = new Set(tree.rows.map(({ node }) => node));
          const edges = [...above].flatMap((node) => graph.dependents[node] ?? []);
          expect(tree.rows).toHaveLength(edges.length + 1);
          expect(tree.rows[0]?.size).toBe(edges.length);
        }
      }),
      which,
    );
  });

  it('has nothing left once the shims are in', () => {
    fc.assert(
      fc.property(locks, (lock) => {
        const { targets, remaining, outside } = shimTargets(lockGraph(lock), none, forks);
        expect(outside).toEqual([]);
        for (const left of remaining ?? []) {
          expect([...left.versions, ...left.brought]).toEqual([]);
        }
        const shims = targets.map(({ fork }) => fork.crate);
        expect(new Set(shims).size).toBe(shims.length);
      }),
      which,
    );
  });
});
