/**
 * What Cargo's resolver makes of a project with some features on, in a form in which old and new names compare as
 * equal.
 */
import type { Lab } from '../lab/run.ts';

interface Node {
  readonly id: string;
  readonly features: readonly string[];
  readonly deps: readonly { readonly pkg: string }[];
}
interface Metadata {
  readonly packages: readonly {
    readonly id: string;
    readonly name: string;
    readonly source: string | null;
    readonly features: Readonly<Record<string, readonly string[]>>;
  }[];
  readonly resolve: { readonly nodes: readonly Node[] };
}

function isMetadata(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && 'packages' in value && 'resolve' in value;
}

async function metadata(lab: Lab, ...args: readonly string[]): Promise<Metadata | string> {
  const said = await lab.cargo(['metadata', '--format-version', '1', ...args]);
  if (said.code !== 0) return said.stderr;
  const value: unknown = JSON.parse(said.stdout);
  return isMetadata(value) ? value : 'not metadata';
}

/** `package/feature` of every feature of the project's own packages, or `null` when Cargo refuses the project. */
export async function featuresOf(lab: Lab): Promise<readonly string[] | null> {
  const answer = await metadata(lab, '--all-features');
  if (typeof answer === 'string') return null;
  return answer.packages
    .filter((it) => it.source === null)
    .flatMap((it) => Object.keys(it.features).map((feature) => `${it.name}/${feature}`));
}

/** The forks' names back to the old ones: the two sides then say the same. */
function oldName(name: string): string {
  return name.replace(/^qlora-(?=paste$|gemm$)/, '');
}

/** A feature under the fork's name may come with its optional dependency: more than there was, and no one's loss. */
const added = /^qlora-/;

/**
 * The features on, in each of the project's packages and their direct dependencies, when `feature` is asked for
 * (`''`: none); or Cargo's refusal. Without `deep`, those of the dependencies are left out.
 */
export async function activation(lab: Lab, feature: string, deep: boolean): Promise<unknown> {
  const asked = feature === '' ? [] : ['--features', feature];
  const answer = await metadata(lab, '--no-default-features', ...asked);
  if (typeof answer === 'string') return { feature, refused: answer };
  const byId = new Map(answer.packages.map((it) => [it.id, it]));
  const nodes = new Map(answer.resolve.nodes.map((it) => [it.id, it]));
  const own = answer.packages.filter((it) => it.source === null);
  return {
    feature,
    packages: own.map(({ id, name }) => ({
      name,
      features: (nodes.get(id)?.features ?? []).filter((it) => !added.test(it)).sort(),
      dependencies: [
        ...new Set(
          (nodes.get(id)?.deps ?? []).map(({ pkg }) =>
            [
              oldName(byId.get(pkg)?.name ?? ''),
              ...(deep ? [...(nodes.get(pkg)?.features ?? [])].sort() : []),
            ].join(' '),
          ),
        ),
      ].sort(),
    })),
  };
}
