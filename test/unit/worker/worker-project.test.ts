import { describe, expect, test } from 'vitest';
import { type MigrationOptions, migrate, type SourceFile } from '../../../src/engine/index.ts';
import { RemoteProject } from '../../../src/worker/remote-project.ts';
import { WorkerProject } from '../../../src/worker/worker-project.ts';

/** Both ends joined without a worker between them: what crosses is cloned, as messages are. */
function joined() {
  const worker = new WorkerProject();
  const remote = new RemoteProject();
  const traffic: { put: number; results: number } = { put: 0, results: 0 };
  const run = (files: readonly SourceFile[], options: MigrationOptions = {}) => {
    const missing = remote.missing(files);
    traffic.put = missing.length;
    for (const _ of worker.receive(structuredClone({ type: 'put', files: missing }))) {
      throw new Error('a put has no answer');
    }
    remote.put(missing);
    const paths = remote.order(files);
    const answers = [...worker.receive(structuredClone({ type: 'run', id: 1, options, paths }))];
    const last = structuredClone(answers.at(-1));
    if (last?.type !== 'done') throw new Error('no result');
    traffic.results = last.result.changed.length;
    return remote.receive(files, last.result);
  };
  return { run, traffic };
}

const project: readonly SourceFile[] = [
  {
    path: 'Cargo.toml',
    text: '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = "1.0"\n',
  },
  { path: 'src/lib.rs', text: 'use paste::paste;\r\npaste! { fn f() {} }\r\n' },
  { path: 'notes.txt', text: 'nothing of ours' },
];

const changes: readonly [string, readonly SourceFile[], MigrationOptions?][] = [
  ['the same again', project],
  ['another option', project, { strategy: 'alias' }],
  ['back to the default', project],
  [
    'one file edited',
    project.map((file) => (file.path === 'src/lib.rs' ? { ...file, text: 'fn f() {}' } : file)),
  ],
  ['the manifest gone', project.slice(1)],
  ['everything gone', []],
  ['everything back', [...project].reverse()],
];

describe('both ends together', () => {
  test('give what the engine gives, through any sequence of changes', () => {
    const { run } = joined();
    for (const [name, files, options] of [['the first', project] as const, ...changes]) {
      expect(run(files, options), name).toEqual(migrate(files, options));
    }
  });

  test('send only what changed', () => {
    const { run, traffic } = joined();
    run(project);
    expect(traffic.put).toBe(3);
    run([...project]);
    expect(traffic).toEqual({ put: 0, results: 0 });
    run(project.map((file) => (file.path === 'notes.txt' ? { ...file, text: 'more' } : file)));
    expect(traffic).toEqual({ put: 1, results: 0 });
  });
});
