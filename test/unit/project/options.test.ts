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
