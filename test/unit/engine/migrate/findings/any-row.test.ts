/**
 * Texts about rows that nobody has heard of read as well as those about the guide's, because every name comes from the
 * row.
 */
import { expect, test } from 'vitest';
import { pullRequestText } from '../../../../../src/engine/host.ts';
import { type Fork, migrate } from '../../../../../src/engine/index.ts';

const forks: readonly Fork[] = [
  {
    kind: 'rename',
    crate: 'oldtimer',
    fork: 'newtimer',
    requirement: '2.0',
    versions: ['2.0.0'],
    compatible: '^1',
  },
  {
    kind: 'patch',
    name: 'rescued-widgets',
    crates: ['widget-base', 'widget-grid'],
    family: 'widget-',
    git: 'https://example.org/rescued-widgets.git',
    branch: 'main',
    version: '3.1.0',
    upstream: 'https://example.org/widgets',
  },
];

const manifest = (timer: string, base: string) =>
  `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\noldtimer = "${timer}"\nwidget-base = "${base}"\nwidget-sky = "1"\n`;

test.each([
  ['inside', manifest('1.2', '3.0')],
  ['newer', manifest('4', '5')],
  ['older', manifest('0.3', '2')],
])('%s the matrix: no text names another row’s crate', (_name, text) => {
  for (const outsideMatrix of ['hold', 'migrate'] as const) {
    for (const shim of [false, true]) {
      const files = [
        { path: 'Cargo.toml', text },
        { path: 'src/lib.rs', text: 'pub fn f(_: oldtimer::Timer) { oldtimer::wait() }\n' },
      ];
      const migration = migrate(files, { forks, outsideMatrix, shim });
      const said = [
        ...migration.findings.map(({ message, help = '' }) => `${message} ${help}`),
        ...migration.files.flatMap(({ edits }) => edits.map(({ reason }) => reason)),
        ...migration.checklist.map(({ title, detail }) => `${title}: ${detail}`),
        ...migration.commands,
        migration.patch?.text ?? '',
        pullRequestText(migration),
      ].join('\n');
      expect(said).toContain('oldtimer');
      expect(said).toContain('rescued-widgets');
      expect(said).not.toMatch(/candle|qlora|gemm|\bTensor\b|paste(?! (?:the|it|this))/i);
      expect(said).not.toMatch(/\{\w*\}|\(\)|“”|undefined/);
    }
  }
});
