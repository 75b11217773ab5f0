/** Which of the engine's answers the page shows: the newest question decides, even if it needs no answer. */
import { batch, createRoot, createSignal } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import type { Catalogue, Migration, MigrationOptions, SourceFile } from '../../src/engine/host.ts';
import { migrate } from '../../src/engine/index.ts';
import { createRun } from '../../src/state/run.ts';
import type { MigrationClient, Outcome } from '../../src/worker/client.ts';

const example: readonly SourceFile[] = [
  { path: 'Cargo.toml', text: '[package]\nname = "a"\n\n[dependencies]\npaste = "1"\n' },
];
const catalogue: Catalogue = { rows: [], unmaintained: { asOf: '2026-01-01', advisories: [] } };

/** A page that begins with an empty project, about which the worker is asked. */
function begin(options: MigrationOptions) {
  const answers: ((outcome: Outcome) => void)[] = [];
  const client: MigrationClient = {
    migrate: () => new Promise((answer) => answers.push(answer)),
    arrival: () => ({ read: () => undefined, end: () => undefined }),
    dispose: () => undefined,
  };
  return createRoot((dispose) => {
    const [files, setFiles] = createSignal<readonly SourceFile[]>([]);
    const [project, setProject] = createSignal('empty');
    const [planned, plan] = createSignal<MigrationOptions>(options);
    const run = createRun(client, files, planned, project, () => null);
    const show = (known: Migration) => {
      run.foresee(example, known);
      batch(() => {
        setProject('example');
        setFiles(example);
      });
    };
    return { run, answers, show, plan, dispose };
  });
}

const empty: Outcome = { state: 'done', migration: migrate([]) };

test.each([
  { name: 'before the catalogue has come', options: {} },
  { name: 'once the catalogue has come', options: { catalogue } },
])(
  'what is known is shown, whatever is answered about the project before: $name',
  async ({ options }) => {
    const { run, answers, show, plan, dispose } = begin(options);
    const known = migrate(example);
    show(known);
    expect(run.result()).toBe(known);
    expect(run.busy()).toBe(false);
    answers[0]?.(empty);
    await Promise.resolve();
    expect(run.result()).toBe(known);
    plan({ catalogue });
    expect(run.result()).toBe(known);
    expect(run.fresh()).toBe(true);
    dispose();
  },
);

afterEach(() => {
  vi.useRealTimers();
});

test('a question about the project before, which takes long, is not spoken of once another has its result', () => {
  vi.useFakeTimers();
  const { run, show, dispose } = begin({ catalogue });
  show(migrate(example));
  vi.runAllTimers();
  expect([run.busy(), run.slow()]).toEqual([false, false]);
  dispose();
});

test('of a run that takes long the page speaks, until it ends', async () => {
  vi.useFakeTimers();
  const { run, answers, dispose } = begin({ catalogue });
  vi.runAllTimers();
  expect(run.slow()).toBe(true);
  answers[0]?.(empty);
  await Promise.resolve();
  expect([run.busy(), run.slow()]).toEqual([false, false]);
  dispose();
});
