/** The facts of a row, as names, values and links. */
import {
  advisoryUrl,
  type Fork,
  type ForkSource,
  forkName,
  forkSource,
  hostOf,
} from '../../../engine/host.ts';
import { text } from '../../text.ts';

export interface Facts {
  /** What it replaces: a crate, or the first of several. */
  readonly from: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
  readonly links: readonly (readonly [name: string, url: string])[];
}

export function factsOf(fork: Fork): Facts {
  const words = text.forks;
  const { repository = pageOf(fork), advisories = [], asOf = '', evidence = [] } = fork;
  const source = forkSource(fork);
  const from = source ? placeOf(source) : '';
  const tail = [
    [words.verified, evidence.join(' ')],
    [words.asOf, asOf],
  ] as const;
  const links = [
    [words.repository, repository ?? ''],
    [words.ask, repository === undefined ? '' : `${repository}/issues`],
    ...advisories.map((id) => [id, advisoryUrl(id)] as const),
  ] as const;
  if (fork.kind === 'rename') {
    const { features = {}, together = [] } = fork;
    const changes = [
      ...(features.drop?.length ? [words.dropped(features.drop)] : []),
      ...(features.add?.length ? [words.added(features.add)] : []),
      ...Object.entries(features.rename ?? {}).map(([from, to]) => words.renamed(from, to)),
    ];
    return {
      from: fork.crate,
      rows: known([
        [words.standsInFor, `${fork.crate} ${fork.compatible}`],
        [words.written, `${fork.fork} = "${fork.requirement}"`],
        [words.source, from],
        [words.releases, fork.versions.join(', ')],
        [words.features, changes.join('; ')],
        [words.together, together.join(', ')],
        ...tail,
      ]),
      links: known([
        [words.cratesIo, source ? '' : `https://crates.io/crates/${fork.fork}`],
        ...links,
      ]),
    };
  }
  const { upstream = '', pullRequest = '' } = fork;
  const [first = ''] = fork.crates;
  return {
    from: fork.crates.length === 1 ? first : words.several(fork.crates.length, first),
    rows: known([
      [words.standsInFor, `${first} ${fork.version}`],
      [words.source, from],
      [words.crates, fork.crates.join(', ')],
      ...tail,
    ]),
    links: known([...links, [words.upstream, upstream], [words.pullRequest, pullRequest]]),
  };
}

/** Those that a row states; what it does not state is `''`. */
function known(all: Facts['rows']): Facts['rows'] {
  return all.filter(([, value]) => value !== '');
}

/** Where a fork comes from, in full: readers must see it before they trust it. */
export function placeOf(source: ForkSource | null): string {
  if (source === null) return text.forks.cratesIo;
  if ('git' in source) {
    const { branch, tag, rev } = source;
    const git = inLowerCase(source.git);
    if (branch !== undefined) return text.forks.state.branch(git, branch);
    if (tag !== undefined) return text.forks.state.tag(git, tag);
    return rev === undefined ? git : text.forks.state.rev(git, rev);
  }
  return 'path' in source ? text.forks.folder(source.path) : text.forks.registry(source.registry);
}

/** The host from which a fork is fetched; empty for crates.io, a registry or a folder. */
export function hostIn(fork: Fork): string {
  const source = forkSource(fork);
  return source && 'git' in source ? hostOf(source.git) : '';
}

/** An address with its host in lower case, as it is looked up: a capital I looks like a small L. */
function inLowerCase(address: string): string {
  return address.replace(/^[^/]*\/\/[^/]*/, (start) => start.toLowerCase());
}

/** One rule in words: `json to jzon from crates.io`. */
export function ruleInWords(fork: Fork): string {
  const { from } = factsOf(fork);
  const place = placeOf(forkSource(fork));
  if (fork.reverse) return text.forks.ruleBack(from, forkName(fork));
  // The crate itself, from another place.
  if (fork.kind === 'patch') return text.forks.rulePatches(from, place);
  return text.forks.ruleMoves(from, forkName(fork), place);
}

/** The page of a fork's repository, if its address can be opened in a browser. */
function pageOf(fork: Fork): string | undefined {
  const source = forkSource(fork);
  const git = source && 'git' in source ? source.git : undefined;
  return git?.startsWith('http') ? git.replace(/\.git$/, '') : undefined;
}
