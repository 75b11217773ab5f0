import { describe, expect, test } from 'vitest';
import { compareVersions, parseVersion } from '../../../../src/engine/cargo/version.ts';

describe('the order of versions', () => {
  // The examples of semver.org, 2.0.0, section 11, and what they leave open.
  const ascending = [
    '0.0.0',
    '0.9.0',
    '0.10.0',
    '1.0.0-0',
    '1.0.0-9',
    '1.0.0-10',
    '1.0.0-99999999999999999999',
    '1.0.0-100000000000000000000',
    '1.0.0--',
    '1.0.0-A',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1',
    '1.1.0',
    '2.0.0',
    '9007199254740992.0.0',
    '9007199254740993.0.0',
  ];
  const pairs = ascending.flatMap((a, i) =>
    ascending.map((b, j) => ({ a, b, order: Math.sign(i - j) })),
  );
  test.each(pairs)('$a against $b: $order', ({ a, b, order }) => {
    const [left, right] = [parseVersion(a), parseVersion(b)];
    expect(left && right && compareVersions(left, right)).toBe(order);
  });

  test('build metadata has no part in it', () => {
    const [left, right] = [parseVersion('1.0.0+b'), parseVersion('1.0.0+a.1')];
    expect(left && right && compareVersions(left, right)).toBe(0);
  });
});

test.each([
  '',
  '1',
  '1.0',
  'v1.0.0',
  ' 1.0.0',
  '1.0.0 ',
  '1.0.0.0',
  '01.0.0',
  '1.0.0-',
  '1.0.0-01',
  '1.0.0-a..b',
  '1.0.0+',
  '1.0.*',
  '18446744073709551616.0.0',
])('%j is no version', (text) => {
  expect(parseVersion(text)).toBeNull();
});
