/**
 * A whole migration: files → readings → Cargo project → plan → edits → verified outputs. Each step is in a file of its
 * own; this one puts them in order and keeps what each remembers. When a file changes, only it and what depends on it
 * is done again: for a source its package, for a manifest the plan.
 */

import { insideOf } from '../cargo/vendor.ts';
import { guideForks } from '../forks/guide.ts';
import { rowsInUse } from '../forks/switches.ts';
import { append } from '../text/append.ts';
import type { Edit } from '../text/edit.ts';
import { advise, settingsFolders } from './advice/advice.ts';
import { companionsAmong } from './advice/companions.ts';
import { sourceFacts } from './advice/facts.ts';
import { loneLocks } from './advice/lone-lock.ts';
import { movesOf } from './advice/moves.ts';
import { createOutlookReader } from './advice/outlook.ts';
import { finding } from './findings/finding.ts';
import { createPlacer } from './findings/place.ts';
import {
  type CreatedFile,
  defaultOptions,
  type Finding,
  type Migration,
  type MigrationOptions,
  nothingSaid,
  type ResolvedOptions,
  type SourceFile,
} from './migration.ts';
import type { SharedSources, WorkspacePlan } from './plan/model.ts';
import { patchBlock } from './plan/patch/rules.ts';
import { planProject } from './plan/project.ts';
import { nothingShared } from './plan/rename/decide.ts';
import { removedShims } from './plan/shim/removed.ts';
import { remembered } from './read/memo.ts';
import { createProjectReader, filesAt, type Project } from './read/project.ts';
import { createReachReader, createScriptReader } from './read/reach.ts';
import { createSortingReader } from './read/sorters.ts';
import { createRulesReader, type OwnRules, rowsOf } from './rows.ts';
import { createLeftoverReader } from './sources/leftovers.ts';
import { createDocumentRewriter } from './sources/markdown.ts';
import { createIncludeReader, createSourceRewriter } from './sources/rust.ts';
import { planScripts, withScripts } from './sources/scripts.ts';
import { createSharedReader } from './sources/shared.ts';
import { createTemplateReader } from './sources/templates.ts';
import { moversIn, unitsOf } from './sources/units.ts';
import { unnamedFindings } from './sources/unnamed.ts';

/** A migration as edits; the files of a `Migration` are made from it. */
export interface ProjectChanges extends Omit<Migration, 'files'> {
  /** By path; files without edits are left out. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly created: readonly CreatedFile[];
}

export interface Engine {
  /** The changes of the whole project. Never throws: a bug becomes an `internal-error` finding, and nothing changes. */
  changes(files: readonly SourceFile[], options?: MigrationOptions): ProjectChanges;
}

const defaults: Required<MigrationOptions> = {
  ...defaultOptions,
  forks: guideForks,
  catalogue: null,
  undecoded: [],
};

export function createEngine(): Engine {
  const steps = createSteps();
  return {
    changes(files, options) {
      try {
        return changeProject(steps, files, { ...defaults, ...given(options) });
      } catch (error) {
        return failed(String(error));
      }
    },
  };
}

/** The options; `forks` falls back to the guide's even where it is given as `undefined`. */
function given(options: MigrationOptions = {}): MigrationOptions {
  return options.forks === undefined ? { ...options, forks: defaults.forks } : options;
}

/** The answer when the engine itself fails: nothing changes, and one finding says why. */
function failed(problem: string): ProjectChanges {
  return {
    ...nothingSaid,
    edits: new Map(),
    created: [],
    findings: [finding('internal-error', { path: null }, { problem })],
  };
}

/** The steps of a migration, each with its memory. */
function createSteps() {
  return {
    read: createProjectReader(),
    rules: createRulesReader(),
    options: createOptionsMemo(),
    scriptsIn: createScriptReader(),
    leftovers: createLeftoverReader(),
    movers: remembered(moversIn),
    reach: createReachReader(),
    sorting: createSortingReader(),
    plan: remembered(planProject),
    removed: remembered(removedShims),
    scripts: remembered(planScripts),
    pass: createPass(),
    secondPass: createPass(),
    withScripts: remembered(withScripts),
    includes: createIncludeReader(),
    templates: createTemplateReader(),
    documents: createDocumentRewriter(),
    companions: remembered(companionsAmong),
    loneLocks: remembered(loneLocks),
    settings: remembered(settingsFolders),
    outlook: createOutlookReader(),
    place: createPlacer(),
  };
}

/** The steps that are taken again when edits of a shared file would set its owners apart. */
function createPass() {
  return {
    shared: createSharedReader(),
    planShared: remembered(planProject),
    scriptsShared: remembered(planScripts),
    units: remembered(unitsOf),
    sources: createSourceRewriter(),
  };
}

type Steps = ReturnType<typeof createSteps>;
type Pass = ReturnType<typeof createPass>;

function changeProject(
  steps: Steps,
  files: readonly SourceFile[],
  given: Required<MigrationOptions>,
): ProjectChanges {
  const project = steps.read(files, given.undecoded);
  const own = steps.rules(project);
  const { options, findings: aboutRows } = steps.options(given, own);
  const { cargo, paths } = project;
  const first = pass(steps, steps.pass, project, options, nothingShared);
  const { differing } = first.code;
  const { plan, scripts, reach, units, unclaimed, code } =
    differing === nothingShared
      ? first
      : pass(steps, steps.secondPass, project, options, differing);
  const sources = steps.withScripts(code, scripts);
  const templates = steps.templates(project, unclaimed, options);
  const unnamed = unnamedFindings(plan, units, project.files);
  const documents = steps.documents(units, project.files, () =>
    steps.includes(units, project.files),
  );
  const edits = new Map(plan.edits);
  for (const more of [sources.edits, documents.edits]) {
    for (const [path, own] of more) edits.set(path, own);
  }
  const review = sources.findings.filter(({ severity }) => severity !== 'info').length;
  const hasSources = scripts.size > 0 || project.files.some(({ kind }) => kind === 'rust');
  const about = sourceFacts(sources.edits, review, hasSources, options);
  const isVendored = insideOf(cargo.vendored);
  const companions = filesAt(project.files, steps.companions(paths)).filter(
    ({ path }) => !isVendored(path),
  );
  const { checklist, commands, graphs, ...advice } = advise(
    plan.workspaces,
    about,
    companions,
    options,
    steps.settings(project.paths),
  );
  const lone = steps.loneLocks(cargo, paths, options);
  const { audit, waysOut, offers, adopted, ...outlook } = steps.outlook(
    {
      workspaces: cargo.workspaces,
      plans: plan.workspaces,
      lone: lone.locks,
      files: companions,
    },
    // Kept apart from the steps above, because only this one reads the catalogue and the accepted advisories.
    { forks: options.forks, catalogue: given.catalogue, accept: given.accept },
  );
  for (const [path, entered] of outlook.edits) edits.set(path, entered);
  const removed = steps.removed(plan, project, options.undecoded);
  for (const [path, whole] of removed.edits) edits.set(path, whole);
  const findings = [plan, removed, sources, documents, advice, lone, outlook].flatMap(
    (step) => step.findings,
  );
  // A text that a source includes as documentation is reached, even if no target compiles it.
  const reached = ({ code, path }: Finding) =>
    code === 'source-unclaimed' && path !== null && documents.edits.has(path);
  append(
    findings,
    templates.filter((each) => !reached(each)),
  );
  append(findings, unnamed);
  // If there are sources, each place in them is changed or reported individually.
  const told = hasSources ? findings.filter(({ code }) => code !== 'items-differ') : findings;
  append(told, aboutRows);
  const [path] = reach.unfollowed;
  if (path !== undefined) {
    const count = String(reach.unfollowed.length);
    told.push(finding('sources-unfollowed', { path }, { count }));
  }
  const silent = edits.size === 0 && told.length === 0 && plan.workspaces.length > 0;
  if (silent && options.forks.length > 0) {
    const isLocked = graphs.length + lone.graphs.length > 0;
    const action = isLocked ? undefined : ({ add: 'Cargo.lock' } as const);
    told.push(finding('nothing-found', { path: null }, {}, action));
  }
  return {
    edits,
    created: [...createdFiles(plan.workspaces), ...outlook.created],
    patch: patchBlock(plan.workspaces),
    findings: steps.place(told, project),
    moves: movesOf(plan.workspaces, options.forks),
    checklist,
    commands,
    graphs: [...graphs, ...lone.graphs],
    audit,
    waysOut,
    offers,
    adopted,
    rules: own.rules,
  };
}

/** Plans, then rewrites Rust sources. The renames in `differing` are held back. */
function pass(
  steps: Steps,
  own: Pass,
  project: Project,
  options: ResolvedOptions,
  differing: SharedSources,
) {
  const { cargo, paths, files } = project;
  const planned = planAll(steps, own, project, options, differing);
  const { plan, scripts, said, shared, reach } = planned;
  const cut = own.units(cargo, paths, plan, options, reach, scripts, said, shared);
  return { ...planned, ...cut, code: own.sources(cut, files) };
}

/** Plans, and plans again if sources tie together packages that would otherwise move apart. */
function planAll(
  steps: Steps,
  own: Pass,
  project: Project,
  options: ResolvedOptions,
  differing: SharedSources,
) {
  const { cargo, paths, files } = project;
  const scriptsGiven = steps.scriptsIn(project);
  const sorting = steps.sorting(project);
  const plan = steps.plan(cargo, paths, options, nothingShared, sorting);
  const scripts = steps.scripts(scriptsGiven, options, nothingShared);
  const said = steps.leftovers(plan, project);
  const reach = steps.reach(project, scriptsGiven, steps.movers(plan, scripts, said));
  const shared = own.shared(plan, scripts, said, reach, files, differing);
  if (shared === nothingShared) return { plan, scripts, said, shared, reach };
  return {
    plan: own.planShared(cargo, paths, options, shared, sorting),
    scripts: own.scriptsShared(scriptsGiven, options, shared),
    said,
    shared,
    reach,
  };
}

/** The files of all shims. Workspaces that share a shim list the same files, so each path counts once. */
function createdFiles(planned: readonly WorkspacePlan[]): readonly SourceFile[] {
  const files = planned.flatMap(({ graph }) => graph.shims.flatMap((shim) => shim.files));
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

interface Chosen {
  readonly options: ResolvedOptions;
  /** Findings about rows that can't be used. */
  readonly findings: readonly Finding[];
}

/** Resolves the options and checks the rows in use. Returns the previous object while the choices are the same. */
function createOptionsMemo() {
  let last: Chosen | null = null;
  let key = '';
  let about: readonly unknown[] = [];
  return (given: Required<MigrationOptions>, own: OwnRules): Chosen => {
    const { catalogue, accept: _, switches, projectRules, forks: __, ...choices } = given;
    const rows = rowsInUse({
      forks: Array.isArray(given.forks) ? given.forks : [],
      others: catalogue?.rows ?? [],
      switches,
      own: projectRules ? own.rules.map(({ row }) => row) : [],
    });
    const met = rowsOf(Array.isArray(given.forks) ? rows : given.forks);
    const findings = [...met.findings, ...(projectRules ? own.findings : [])];
    const chosen = JSON.stringify(choices);
    const now = [met.forks, [...met.choices], findings];
    // Comparing rows takes time, and a migrator's first call has nothing to compare with.
    if (last === null || chosen !== key || !sameText(now, about)) {
      const settled = new Set(given.crateIn);
      last = {
        options: { ...given, forks: met.forks, choices: met.choices, settled },
        findings,
      };
    }
    key = chosen;
    about = now;
    return last;
  };
}

/** Whether two values have the same JSON. */
function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
