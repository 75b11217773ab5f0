/** Archives, intact and damaged: what was packed comes out, and damage leads to a problem at worst. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zipFiles } from '../../src/project/export/zip.ts';
import type { Intake } from '../../src/project/intake/intake.ts';
import { readPicked } from '../../src/project/intake/picked.ts';
import { cleanPath } from '../../src/project/paths.ts';
import { gzip, pax, tar, zip } from '../unit/project/intake/archives.ts';
import { patience, runs } from './runs.ts';

const bounds = { files: 50, bytes: 200_000 };

/** Paths that the project takes as they are and reads as text. */
const path = fc
  .array(fc.stringMatching(/^[\w\-. ü日]{1,10}$/), { minLength: 1, maxLength: 3 })
  .map((segments) => `${segments.join('/')}.rs`)
  .filter((one) => cleanPath(one)?.path === one && !/(^|\/)(target\/|\._)/.test(one));

const files = fc.uniqueArray(
  fc.record({
    path,
    text: fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.toString()),
  }),
  { minLength: 1, maxLength: 6, selector: (file) => file.path },
);

const open = (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Intake> =>
  readPicked([new File([bytes], name)], { bounds });

/** What an intake brought, under the paths it was packed with. */
function unpacked(intake: Intake): ReadonlyMap<string, string> {
  return new Map(intake.files.map((file) => [intake.root + file.path, file.text]));
}

test(
  'what is packed comes out: our zip, a forged one, and a tar',
  async () => {
    await fc.assert(
      fc.asyncProperty(files, async (packed) => {
        const expected = new Map(packed.map((file) => [file.path, file.text]));
        const entries = packed.map(({ path, text }) => ({ name: path, content: text }));
        const ours = await zipFiles(packed.map(({ path, text }) => ({ path, data: text })));
        if (ours.state !== 'zipped') throw new Error(ours.state);
        const named = entries.flatMap((entry) => [
          pax('path', entry.name),
          { ...entry, name: 'x' },
        ]);
        const intakes = await Promise.all([
          open(new Uint8Array(await ours.blob.arrayBuffer()), 'ours.zip'),
          open(zip(entries), 'forged.zip'),
          open(gzip(tar(named)), 'a.crate'),
        ]);
        for (const intake of intakes) {
          expect(intake.problems).toEqual([]);
          expect(unpacked(intake)).toEqual(expected);
        }
      }),
      runs,
    );
  },
  patience,
);

test(
  'a damaged archive brings nothing false, and never fails otherwise',
  async () => {
    const damage = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { maxLength: 4 });
    const cut = fc.nat(40);
    await fc.assert(
      fc.asyncProperty(files, damage, cut, async (packed, changes, end) => {
        const entries = packed.map(({ path, text }) => ({ name: path, content: text }));
        const texts = new Set(packed.map((file) => file.text));
        for (const [bytes, name] of [
          [zip(entries), 'a.zip'],
          [gzip(tar(entries)), 'a.tar.gz'],
        ] as const) {
          const damaged = bytes.slice(0, bytes.length - end);
          for (const { at, byte } of changes) damaged[at % damaged.length] = byte;
          const intake = await open(damaged, name);
          // A zip has a checksum for each file, a gzip one for everything. If no damage is reported, what comes out is
          // what was packed.
          const isWhole = intake.problems.every(({ code }) => code !== 'damaged-archive');
          if (name === 'a.zip' || isWhole) {
            expect(intake.files.every((file) => texts.has(file.text))).toBe(true);
          }
          expect(intake.files.every((file) => cleanPath(file.path)?.path === file.path)).toBe(true);
        }
      }),
      runs,
    );
  },
  patience,
);
