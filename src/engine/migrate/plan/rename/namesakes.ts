/**
 * Two crates under one name. Cargo accepts that (package and library names may differ), and rustc refuses the first
 * path that begins with the name: "multiple candidates for `rmeta` dependency" (E0464). So nothing moves to a name that
 * another crate has, and nothing moves whose paths in sources can't be told from another crate's.
 */

import type { Dependency } from '../../../cargo/dependency.ts';
import type { Manifest } from '../../../cargo/manifest.ts';
import type { Workspace } from '../../../cargo/project.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import { addUnder } from '../../../text/append.ts';
import { lookup } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { GroupedMove, RenamePlan } from '../model.ts';
import { createNamesReader, type Named } from './names.ts';

/** A declaration that can't move because of another crate with the same name, and the finding about it. */
interface Namesake {
  readonly fork: RenamedFork;
  readonly dependency: Dependency;
  readonly reason: Finding;
}

export function namesakes(workspace: Workspace, plans: readonly RenamePlan[]): readonly Namesake[] {
  const found: Namesake[] = [];
  const movesIn = new Map<Manifest, GroupedMove[]>();
  for (const move of plans.flatMap(({ moves }) => moves)) {
    addUnder(movesIn, move.declaration.manifest, move);
  }
  const namesOf = createNamesReader(workspace, plans);
  for (const [manifest, moves] of movesIn) {
    const named = moves.some(({ from, to }) => from !== to) ? namesOf(manifest) : [];
    for (const each of alikeBefore(named)) found.push(each);
    for (const each of alikeAfter(named)) found.push(each);
    for (const each of sameKeys(moves)) found.push(each);
    for (const each of likeOwnLibrary(manifest, moves)) found.push(each);
  }
  return found;
}

/** The package's own library, which its programs, tests and examples call by its name. */
function likeOwnLibrary(
  { document }: Manifest,
  moves: readonly GroupedMove[],
): readonly Namesake[] {
  const own = lookup(document.value, ['lib', 'name']);
  return moves.flatMap((move): Namesake[] => {
    const { kind } = move.declaration.dependency;
    if (move.to !== own || move.from === move.to || kind === 'build' || kind === 'workspace') {
      return [];
    }
    return [namesake(move, 'own', move.to, '')];
  });
}

/** One key in one table can't mean two crates. */
function sameKeys(moves: readonly GroupedMove[]): readonly Namesake[] {
  const taken = new Map<string, GroupedMove>();
  return moves.flatMap((move): Namesake[] => {
    const { at } = move.declaration.dependency;
    const place = JSON.stringify([...at.slice(0, -1), move.key]);
    const first = taken.get(place);
    if (!first) taken.set(place, move);
    return first && first.fork.fork !== move.fork.fork
      ? [namesake(move, 'after', move.key, first.fork.crate)]
      : [];
  });
}

/**
 * Crates with the same name in sources now. Nobody can tell whose a path is, so those whose paths would change stay.
 */
function alikeBefore(named: readonly Named[]): readonly Namesake[] {
  return alike(named, ({ before }) => before.name).flatMap((group) => {
    const goals = new Set(group.map(({ after }) => `${after.package} ${after.name}`));
    if (goals.size < 2 || new Set(group.map(({ before }) => before.package)).size < 2) return [];
    const [first] = group;
    const second = group.find((each) => each.before.package !== first?.before.package);
    return group.flatMap(({ move, before }): Namesake[] => {
      const other = before.package === first?.before.package ? second : first;
      if (!move || !other || move.from === move.to) return [];
      return [namesake(move, 'before', before.name, other.before.package)];
    });
  });
}

/**
 * Crates that would get the same name in sources. The first one, or one that stays, keeps it. A build script has names
 * of its own.
 */
function alikeAfter(named: readonly Named[]): readonly Namesake[] {
  return alike(named, ({ dependency, after }) =>
    dependency.kind === 'build' ? `build ${after.name}` : after.name,
  ).flatMap((group) => {
    const owner = group.find(({ move }) => !move || move.from === move.to) ?? group[0];
    return group.flatMap(({ move, after }): Namesake[] =>
      !owner || !move || move.from === move.to || owner.after.package === after.package
        ? []
        : [namesake(move, 'after', after.name, owner.before.package)],
    );
  });
}

function alike(
  named: readonly Named[],
  nameOf: (each: Named) => string,
): readonly (readonly Named[])[] {
  const groups = new Map<string, Named[]>();
  for (const each of named) {
    const name = nameOf(each);
    addUnder(groups, name, each);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function namesake(
  move: GroupedMove,
  when: 'before' | 'after' | 'own',
  name: string,
  other: string,
): Namesake {
  const { manifest, dependency } = move.declaration;
  const { crate, fork } = move.fork;
  const place = placeIn(manifest, dependency.at);
  const reason = finding('names-meet', place, { crate, fork, name, other, when });
  return { fork: move.fork, dependency, reason };
}
