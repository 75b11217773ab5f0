/**
 * The unified patch of every case, taken by `git apply`, gives the migrated files byte for byte.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, unifiedPatch } from '../../../src/engine/index.ts';
import { type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { named, themes } from './table.ts';

describe.skipIf(!cargoAvailable)('git applies the patch', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  describe.each(Object.entries(themes))('%s', (_theme, cases) => {
    it.each(named(cases.filter((it) => it.after !== undefined)))(
      '%s',
      async (_name, { before, after, options }) => {
        const files = Object.entries(before).map(([path, text]) => ({ path, text }));
        lab.write(before);
        const patch = join(lab.folder, 'migration.patch');
        writeFileSync(patch, unifiedPatch(migrate(files, options)));
        // Blanks at line ends and CRLF are the user's: git warns of them at most.
        const said = await lab.git(['apply', '--whitespace=nowarn', patch]);
        expect(said.code, said.stderr).toBe(0);
        for (const [path, text] of Object.entries({ ...before, ...after })) {
          const full = join(lab.folder, path);
          expect(existsSync(full) && readFileSync(full, 'utf8'), path).toBe(text);
        }
      },
    );
  });
});
