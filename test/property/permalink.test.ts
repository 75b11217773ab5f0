import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MigrationOptions } from '../../src/engine/index.ts';
import { cleanPath } from '../../src/project/paths.ts';
import { decodeLink, encodeLink } from '../../src/project/permalink.ts';
import { patience, runs } from './runs.ts';

const path = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((segments) => segments.join('/'))
  .filter((path) => cleanPath(path)?.path === path);

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('\ufeff[package]\r\n', '\ud800', '\0', '__proto__'),
);

const files = fc.uniqueArray(fc.record({ path, text }), {
  maxLength: 8,
  selector: (file) => file.path,
});

/** Options that differ from the defaults: those a link gives back as they were. */
const options: fc.Arbitrary<MigrationOptions> = fc.record(
  {
    strategy: fc.constant('alias' as const),
    patchScope: fc.constant('used' as const),
    outsideMatrix: fc.constant('migrate' as const),
    shim: fc.constant(true),
    docs: fc.constant(false),
  },
  { requiredKeys: [] },
);

async function fragmentOf(project: Parameters<typeof encodeLink>[0]): Promise<string> {
  const link = await encodeLink(project);
  if (link.state !== 'encoded') throw new Error(link.message);
  return link.fragment;
}

test(
  'a link gives any project back',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ files, options }), async (project) => {
        expect(await decodeLink(await fragmentOf(project))).toEqual({ state: 'project', project });
      }),
      runs,
    );
  },
  patience,
);

test(
  'a link with a character changed, lost or added is refused, never something else',
  async () => {
    const change = fc.record({
      at: fc.nat(),
      cut: fc.integer({ min: 0, max: 5 }),
      insert: fc.string({ unit: fc.constantFrom(...'aZ09-_'), maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ files, options }),
        change,
        async (project, { at, cut, insert }) => {
          const whole = await fragmentOf(project);
          const from = 4 + (at % (whole.length - 4));
          const changed = whole.slice(0, from) + insert + whole.slice(from + cut);
          const decoded = await decodeLink(changed);
          // Bits that base64 does not use may differ without a difference.
          if (decoded.state === 'project') expect(decoded.project).toEqual(project);
          else expect(decoded.state).toBe('error');
        },
      ),
      runs,
    );
  },
  patience,
);

test(
  'any fragment at all has an answer',
  async () => {
    const fragment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }).map((rest) => `#v1=${rest}`),
      fc.base64String().map((rest) => `#v1=${rest.replace(/=*$/, '')}`),
    );
    await fc.assert(
      fc.asyncProperty(fragment, async (text) => {
        expect(['none', 'error', 'project', 'example']).toContain((await decodeLink(text)).state);
      }),
      runs,
    );
  },
  patience,
);
