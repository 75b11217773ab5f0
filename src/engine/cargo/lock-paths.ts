/**
 * Shortest ways through a lock file's graph, from packages on disk to a package that somebody asks about. They are
 * bounded as a whole: a lock file of 40 kB can hold ways of millions of names.
 */
import { isLocal, type LockGraph, packageNames } from './lock-graph.ts';

export interface LockPaths {
  /** One for each package on disk that brings the node in without going through another, the shortest first. */
  readonly paths: readonly (readonly string[])[];
  /** How many more there are than there is room for. */
  readonly unlisted: number;
}

/** What all answers of one finder may hold: nodes that are looked for, ways of each, and names in all ways. */
const most = { nodes: 100, paths: 20, names: 20_000 };

/** A finder of ways in one graph. Each of its first hundred questions costs a walk; from then on, ways are only counted. */
export function createPathFinder(graph: LockGraph): (node: number) => LockPaths {
  const names = packageNames(graph);
  let questions = 0;
  let room = most.names;
  return (node) => {
    questions++;
    if (questions > most.nodes) return { paths: [], unlisted: 1 };
    const { next, starts } = walkBack(graph, node);
    const paths: string[][] = [];
    for (const start of starts) {
      if (paths.length === most.paths || room <= 0) break;
      const path: string[] = [];
      for (let at: number | undefined = start; at !== undefined; at = next.get(at)) {
        path.push(names[at] ?? '');
      }
      room -= path.length;
      paths.push(path);
    }
    return { paths, unlisted: starts.length - paths.length };
  };
}

/** Breadth first against the edges: for each node met the next one on its way, and the packages on disk, where the walk ends. */
function walkBack(graph: LockGraph, node: number) {
  const next = new Map<number, number | undefined>([[node, undefined]]);
  const starts: number[] = [];
  for (const [at] of next) {
    const entry = graph.packages[at];
    if (at !== node && entry && isLocal(entry)) {
      starts.push(at);
      continue;
    }
    for (const dependent of graph.dependents[at] ?? []) {
      if (!next.has(dependent)) next.set(dependent, at);
    }
  }
  return { next, starts };
}
