import { expect, test } from 'vitest';
import { readOptions } from '../../../src/project/options.ts';

test.each<[unknown, object]>([
  [
    { strategy: 'alias', shim: true },
    { strategy: 'alias', shim: true },
  ],
  [
    { patchScope: 'used', outsideMatrix: 'migrate', docs: false },
    { patchScope: 'used', outsideMatrix: 'migrate', docs: false },
  ],
  [
    {
      switches: [
        { row: 'a→b', to: 'on' },
        { row: 'a→b', to: 'off' },
        { row: 1, to: 'on' },
        null,
        { row: 'c', to: 'up' },
        { row: 'c→d', to: 'back' },
      ],
    },
    {
      switches: [
        { row: 'a→b', to: 'off' },
        { row: 'c→d', to: 'back' },
      ],
    },
  ],
  [
    { switches: 'all', accept: [{}, 'RUSTSEC-2020-0001', 'x'.repeat(61)] },
    { accept: ['RUSTSEC-2020-0001'] },
  ],
  [{ projectRules: false }, { projectRules: false }],
  [{ projectRules: 'no' }, {}],
  [{ strategy: 'wild', shim: 'yes', docs: 0 }, {}],
  [{ forks: [{ kind: 'patch', git: 'https://evil.example' }] }, {}],
  [Object.create({ shim: true }), {}],
  [JSON.parse('{"__proto__":{"shim":true},"constructor":1}'), {}],
  [null, {}],
  [undefined, {}],
  [[true], {}],
  ['alias', {}],
])('%j is read as %j', (value, options) => {
  expect(readOptions(value)).toEqual(options);
});
