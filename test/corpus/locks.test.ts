/**
 * The published lock files of the corpus: each is read whole, and its graph has every edge both ways.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inverseTrees, textOf } from '../../src/engine/cargo/inverse-tree.ts';
import { readLock } from '../../src/engine/cargo/lock.ts';
import { lockGraph } from '../../src/engine/cargo/lock-graph.ts';

const corpus = process.env.FORKLIFT_CORPUS;
if (corpus === undefined) console.warn('FORKLIFT_CORPUS is not set: the lock files are skipped.');

const locks =
  corpus === undefined
    ? []
    : readdirSync(corpus)
        .map((name) => [name, join(corpus, name, 'Cargo.lock')] as const)
        .filter(([, path]) => existsSync(path));

describe.skipIf(locks.length === 0)('lock files of the corpus', () => {
  it.each(locks)('%s', (_, path) => {
    const text = readFileSync(path, 'utf8');
    const { lock, problems } = readLock(text);
    expect(problems).toEqual([]);
    expect(lock?.packages).toHaveLength(text.match(/^\[\[package\]\]$/gm)?.length ?? 0);
    if (!lock) return;

    const graph = lockGraph(lock);
    const written = lock.packages.reduce((sum, entry) => sum + entry.dependencies.length, 0);
    const down = graph.dependencies.flatMap((targets, node) =>
      targets.map((it) => `${node} ${it}`),
    );
    const up = graph.dependents.flatMap((sources, node) => sources.map((it) => `${it} ${node}`));
    expect(down).toHaveLength(written);
    expect([...up].sort()).toEqual([...down].sort());

    for (const tree of inverseTrees(graph, 'paste').trees) {
      const below = new Set(tree.rows.map(({ node }) => node));
      const edges = [...below].reduce(
        (sum, node) => sum + (graph.dependents[node]?.length ?? 0),
        0,
      );
      expect(tree.rows).toHaveLength(edges + 1);
      expect(textOf(tree).split('\n')).toHaveLength(tree.rows.length + 1);
    }
  });
});
