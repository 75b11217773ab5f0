/**
 * The changes to a manifest when declarations move to a renamed fork: the declarations themselves (here), and what
 * refers to them by key or by package.
 */
import { type Manifest, requirementPath } from '../../../cargo/manifest.ts';
import type { Workspace } from '../../../cargo/project.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import type { EditPurpose } from '../../../text/edit.ts';
import { isArray, isTable, lookup } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { elementPlace, placeIn } from '../../findings/place.ts';
import { list } from '../../findings/text.ts';
import type {
  GroupedMove,
  ManifestChanges,
  ManifestRule,
  PlannedChange,
  RenamePlan,
} from '../model.ts';
import { writtenSource } from '../source.ts';
import { areAdded, isPlainWithout, isVersionAlone } from './back.ts';
import { features, mappedFeatures } from './features.ts';
import { mentions } from './mentions.ts';
import { profiles } from './profiles.ts';
import { toolLists } from './tool-lists.ts';

/** The declarations themselves. */
const declarations: ManifestRule = ({ manifest, moves }) => {
  const asked = moves.map((move) => declaredFeatures(manifest, move));
  const normal = normalKeys(moves);
  return {
    changes: moves.flatMap((move, index) => [
      ...declarationChanges(manifest, move, normal),
      ...(asked[index]?.changes ?? []),
    ]),
    findings: [...asked.flatMap(({ findings }) => findings), ...mergedFindings(manifest, moves)],
  };
};

/** Declarations that are removed because the fork is declared beside them: nothing is left to go back by. */
function mergedFindings(manifest: Manifest, moves: readonly GroupedMove[]) {
  return moves.flatMap(({ merged, fork, declaration: { dependency } }) =>
    merged
      ? [
          finding('declaration-merged', placeIn(manifest, dependency.at), {
            crate: fork.crate,
            fork: fork.fork,
          }),
        ]
      : [],
  );
}

/** The changes to manifests when declarations move to a renamed fork. */
export const renameRules: readonly ManifestRule[] = [
  declarations,
  features,
  toolLists,
  mentions,
  profiles,
];

/** The changes to a manifest by itself: in a script, or a piece of one in documentation. */
export function loneChanges(
  workspace: Workspace,
  manifest: Manifest,
  renames: readonly RenamePlan[],
): ManifestChanges {
  const moves = renames.flatMap((plan) => plan.moves);
  const context = {
    workspace,
    renames,
    patches: [],
    presentShims: [],
    graph: null,
    manifest,
    moves,
  };
  const results = [declarations, features].map((rule) => rule(context));
  return {
    changes: results.flatMap(({ changes }) => changes),
    findings: results.flatMap(({ findings }) => findings),
  };
}

/** The fields that say where a fork came from, on the way back from it. */
function fieldsOfOrigin({ dir }: Manifest, { fork }: GroupedMove): readonly string[] {
  return fork.from ? Object.keys(sourceFields({ ...fork, source: fork.from }, dir)) : [];
}

/** Whether the new key has to say which package it means. */
function needsPackage({ declaration: { dependency }, fork, key }: GroupedMove): boolean {
  const isRekeyed = key !== dependency.key;
  return key !== fork.fork || (dependency.renamed && !isRekeyed && fork.reverse !== true);
}

/** Whether a declaration becomes the string again that it was before the way there. */
function isPlainAgain(manifest: Manifest, move: GroupedMove): boolean {
  const { fork, declaration, adds } = move;
  if (!fork.reverse || declaration.dependency.origin.kind === 'inherited') return false;
  if (adds.length > 0 || needsPackage(move)) return false;
  return isPlainWithout(manifest, move, new Set([...fieldsOfOrigin(manifest, move), 'package']));
}

/** `normal`: the keys of those of the package's normal dependencies that move. */
function declarationChanges(
  manifest: Manifest,
  move: GroupedMove,
  normal: ReadonlySet<string>,
): readonly PlannedChange[] {
  const { dependency } = move.declaration;
  const { fork } = move;
  const { at } = dependency;
  const about = purposeOf(move, normal);
  if (move.merged) {
    const reason = `${fork.fork} is declared here already; ${fork.crate} is unmaintained.`;
    return [{ kind: 'remove', at, reason, ...about }, ...featuresTaken(manifest, move)];
  }
  const changes: PlannedChange[] = [];
  const reason = fork.reverse
    ? `Back to ${fork.fork}, which ${fork.crate} stood in for.`
    : `${fork.crate} is unmaintained; ${fork.fork} is its maintained fork.`;
  const moved = { reason, ...about };
  const detail = { ...moved, part: 'detail' } as const;
  const isRekeyed = move.key !== dependency.key;
  const isInherited = dependency.origin.kind === 'inherited';
  const written = lookup(manifest.document.value, at);
  const isText = typeof written === 'string';
  if (isRekeyed) changes.push({ kind: 'rename', at, key: move.key, ...moved });
  const saysPackage = needsPackage(move);
  const features = isText ? move.adds : [];
  const place = isInherited ? {} : sourceFields(fork, manifest.dir);
  const wrapped = (fields: { readonly [field: string]: string }): readonly PlannedChange[] => {
    const more = features.length > 0 ? { more: { features } } : {};
    const all = { ...fields, ...place };
    const value = move.requirement;
    return [
      ...changes,
      { kind: 'wrap', at, fields: all, key: 'version', value, ...more, ...moved },
    ];
  };
  if (fork.reverse && !isInherited) {
    const from = fieldsOfOrigin(manifest, move);
    if (isPlainAgain(manifest, move)) {
      const value = move.requirement;
      return [...changes, { kind: 'unwrap', at, key: 'version', value, ...detail }];
    }
    for (const field of from) changes.push({ kind: 'remove', at: [...at, field], ...detail });
  }
  if (!isText) {
    for (const [field, value] of Object.entries(place)) {
      changes.push({ kind: 'add', at: [...at, field], value, ...detail });
    }
  }
  const packageAt = [...at, 'package'];
  if (dependency.renamed && fork.fork !== fork.crate) {
    const itself = 'The key is the package’s own name now.';
    changes.push(
      saysPackage
        ? { kind: 'set', at: packageAt, value: fork.fork, ...moved }
        : { kind: 'remove', at: packageAt, ...detail, reason: itself },
    );
  } else if (saysPackage && !isInherited && !dependency.renamed) {
    if (isText) return wrapped({ package: fork.fork });
    const first = !isVersionAlone(manifest, at);
    changes.push({ kind: 'add', at: packageAt, value: fork.fork, first, ...moved });
  }
  if (isText && (features.length > 0 || Object.keys(place).length > 0)) return wrapped({});
  if (move.requirement !== null) {
    const version = fork.reverse
      ? `“${dependency.requirement}” asks for releases that ${fork.fork} does not have.`
      : `${fork.fork} has no release that “${dependency.requirement}” admits; “${fork.requirement}” is the fork’s own line.`;
    const value = move.requirement;
    const where = requirementPath(manifest, dependency);
    changes.push({ kind: 'set', at: where, value, ...detail, reason: version });
  }
  return changes;
}

/** The features that the fork's own declaration gets because the removed one had them. */
function featuresTaken(manifest: Manifest, { fork, group, into }: GroupedMove): PlannedChange[] {
  if (!into || into.features.length === 0) return [];
  const { dependency, features } = into;
  const reason = `The declaration of ${fork.crate} that goes asked for “${features.join('”, “')}”.`;
  const declaration = dependency.at.join('.');
  const about = { reason, fork: fork.fork, group, part: 'detail', declaration } as const;
  const written = lookup(manifest.document.value, dependency.at);
  if (typeof written === 'string') {
    const more = { features };
    return [
      { kind: 'wrap', at: dependency.at, fields: {}, key: 'version', value: null, more, ...about },
    ];
  }
  const at = [...dependency.at, 'features'];
  const array = lookup(manifest.document.value, at);
  if (!isArray(array)) return [{ kind: 'add', at, value: features, ...about }];
  const end = array.length - 1;
  const last = array[end];
  const values = new Map(typeof last === 'string' ? [[end, [last, ...features]]] : []);
  return [{ kind: 'elements', at, values, ...about }];
}

/** Where the fork comes from, as fields of a dependency; none for crates.io. */
function sourceFields(fork: RenamedFork, dir: string): Readonly<Record<string, string>> {
  if (!fork.source) return {};
  const { version: _version, ...fields } = writtenSource(fork.source, dir, fork.requirement);
  return fields;
}

/** The keys of a package's normal dependencies for every target. */
function normalKeys(moves: readonly GroupedMove[]): ReadonlySet<string> {
  return new Set(
    moves.flatMap(({ declaration: { dependency } }) =>
      dependency.kind === 'normal' && dependency.at[0] !== 'target' ? [dependency.key] : [],
    ),
  );
}

/** The purpose of the edits to a declaration's key. */
function purposeOf(move: GroupedMove, normal: ReadonlySet<string>): Omit<EditPurpose, 'reason'> {
  const { fork, group, declaration, key, merged } = move;
  const { kind, key: old, origin, at } = declaration.dependency;
  const part =
    kind === 'workspace'
      ? 'entry'
      : origin.kind === 'inherited'
        ? 'inherits'
        : merged || (kind === 'dev' && key !== old && normal.has(old))
          ? 'surplus'
          : 'declaration';
  return { fork: fork.fork, group, part, declaration: at.join('.') };
}

/** Features in the crate's declaration that the fork does not have. */
function declaredFeatures(manifest: Manifest, move: GroupedMove): ManifestChanges {
  const { declaration, fork, merged, adds, group } = move;
  if (merged || isPlainAgain(manifest, move)) return { changes: [], findings: [] };
  const { dependency } = declaration;
  const at = [...dependency.at, 'features'];
  const array = lookup(manifest.document.value, at);
  const values = new Map<number, readonly string[]>();
  const elements = isArray(array) ? array : [];
  const asked = new Set<string>(
    elements.flatMap((feature) =>
      typeof feature === 'string' && mappedFeatures(fork, feature)[0] === feature ? [feature] : [],
    ),
  );
  const lost: { readonly feature: string; readonly index: number }[] = [];
  for (const [index, feature] of elements.entries()) {
    if (typeof feature !== 'string') continue;
    const [now] = mappedFeatures(fork, feature);
    if (now === feature) continue;
    if (now === undefined) lost.push({ feature, index });
    // Two features may have become one.
    values.set(index, now === undefined || asked.has(now) ? [] : [now]);
    if (now !== undefined) asked.add(now);
  }
  const more = adds.filter((feature) => !asked.has(feature));
  const about = {
    fork: fork.fork,
    group,
    part: 'detail' as const,
    declaration: dependency.at.join('.'),
  };
  if (more.length === 0 && areAdded(manifest, move)) {
    const reason = `${fork.fork} gives without a feature what is used here.`;
    return { changes: [{ kind: 'remove', at, reason, ...about }], findings: [] };
  }
  if (isArray(array) && more.length > 0 && array.length === 0) {
    const place = placeIn(manifest, at);
    return {
      changes: [],
      findings: [
        finding('feature-to-add', place, { fork: fork.fork, features: list(more, more.length) }),
      ],
    };
  }
  if (!isArray(array)) {
    const table = isTable(lookup(manifest.document.value, dependency.at));
    const reason = `${fork.fork} gives with “${more.join('”, “')}” what is used here.`;
    return {
      changes: table && more.length > 0 ? [{ kind: 'add', at, value: more, reason, ...about }] : [],
      findings: [],
    };
  }
  if (values.size === 0 && more.length === 0) return { changes: [], findings: [] };
  const reason =
    lost.length > 0
      ? `${fork.fork} has no feature “${lost.map(({ feature }) => feature).join('”, “')}”.`
      : `These are the features of ${fork.fork} that give what is used here.`;
  const end = array.length - 1;
  const last = array[end];
  if (more.length > 0 && typeof last === 'string') {
    values.set(end, [...(values.get(end) ?? [last]), ...more]);
  }
  return {
    changes: [{ kind: 'elements', at, values, reason, ...about }],
    // On the way back, they are what the way there added.
    findings: fork.reverse
      ? []
      : lost.map(({ feature, index }) =>
          finding('feature-missing', elementPlace(manifest, at, index), {
            fork: fork.fork,
            feature,
          }),
        ),
  };
}
