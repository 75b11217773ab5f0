import { describe, expect, test } from 'vitest';
import { faultOfAddress, faultOfPage, hostOf } from '../../../../src/engine/forks/address.ts';
import { checkForks, readForks } from '../../../../src/engine/index.ts';

describe('an address that Cargo and a reader take for the same place', () => {
  test.each([
    'https://github.com/me/foo',
    'https://github.com/me/foo.git',
    'https://GitHub.com/Me/Foo',
    'https://git.example:8443/~me/foo+bar,(x)=1;2@3',
    'https://xn--gthub-n4a.com/me/foo',
    'https://github.com',
    'http://localhost/foo',
    'http://build_server/foo',
    'http://192.168.0.10:3000/foo',
    'http://[2001:db8::1]:3000/foo',
    'https://example.org/%C3%A9t%C3%A9/a%20b',
    'git://git.kernel.org/pub/foo',
    'ssh://git@github.com/me/foo.git',
    'ssh://git@host:2222/~/foo',
    'ssh://host/foo',
    'file:///home/me/foo',
    'file:///C:/work/foo',
    `https://${'a'.repeat(63)}.${'b'.repeat(63)}.example/x`,
  ])('%s', (address) => {
    expect(faultOfAddress(address)).toBeNull();
  });
});

describe('an address that leads elsewhere than it seems to', () => {
  test.each([
    ['https://github.com@evil.example/x', 'evil.example'],
    ['https://github.com:443@evil.example/x', 'evil.example'],
    ['https://me:secret@evil.example/x', 'evil.example'],
    ['https://a@b@evil.example/x', 'evil.example'],
    ['https://@evil.example/x', 'evil.example'],
    ['https://me@Evil.Example:8080/x', 'evil.example'],
    ['http://github.com@[::1]/x', '[::1]'],
    ['git://github.com@evil.example/x', 'evil.example'],
    ['ssh://github.com@evil.example/x', 'evil.example'],
    ['ssh://git:secret@evil.example/x', 'evil.example'],
  ])('%s says where to', (address, host) => {
    expect(faultOfAddress(address)).toBe('login');
    const [finding] = readForks(`[forks.foo]\nversion = "1.2.3"\ngit = "${address}"\n`).findings;
    expect([finding?.line, finding?.message]).toEqual([
      3,
      `The rule [forks] foo is left out: “git” leads to ${host}: leave out the part before the @, which can be mistaken for the host.`,
    ]);
  });

  test.each([
    ['a backslash', 'https://github.com\\@evil.example/x'],
    ['a backslash for a slash', 'https:\\\\github.com\\x'],
    ['an escaped slash in the host', 'https://github.com%2f.evil.example/x'],
    ['a third slash', 'https:///evil.example/x'],
    ['one slash', 'https:/evil.example/x'],
    ['no slash', 'https:evil.example'],
    ['a query', 'https://evil.example/x?y=https://github.com/me/foo'],
    ['a fragment that seems to pin', 'https://github.com/me/foo#0123456'],
    ['a query that seems to pin', 'https://github.com/me/foo?rev=0123456'],
    ['a way up', 'https://github.com/rust-lang/../evil/x'],
    ['a way up at the end', 'https://github.com/rust-lang/..'],
    ['an escaped way up', 'https://github.com/rust-lang/%2e%2E/evil'],
    ['a half escaped way up', 'https://github.com/rust-lang/.%2e/evil'],
    ['a step to where it is', 'https://github.com/./x'],
    ['an escaped line', 'https://github.com/x%0ahost=evil.example'],
    ['an escaped end', 'https://github.com/x%00'],
    ['an escaped delete', 'https://github.com/x%7F'],
    ['half an escape', 'https://github.com/x%4'],
    ['a tab in the host', 'https://git\thub.com/x'],
    ['a line in the path', 'https://github.com/x\nevil'],
    ['a space', 'https://github.com/a b'],
    ['a letter of another script', 'https://g\u0456thub.com/x'],
    ['a full-width dot', 'https://github\uff0ecom/x'],
    ['a letter of another script in the path', 'https://github.com/rust-l\u0430ng/x'],
    ['a sign that turns the direction', 'https://github.com/\u202egro.live/x'],
    ['a sign without width', 'https://github\u200b.com/x'],
    ['a soft hyphen', 'https://git\u00adhub.com/x'],
    ['a host with a dot at its end', 'https://github.com./x'],
    ['two dots in a host', 'https://github..com/x'],
    ['a host that is an option of ssh', 'ssh://-oProxyCommand=id/x'],
    ['a user that is an option of ssh', 'ssh://-oProxyCommand=id@host/x'],
    ['a host that is a number', 'https://2130706433/x'],
    ['a host in hexadecimal', 'https://0x7f.0.0.1/x'],
    ['a last part in hexadecimal', 'https://evil.0x7f/x'],
    ['a host in octal', 'https://0177.0.0.1/x'],
    ['a host of three numbers', 'https://127.0.1/x'],
    ['a number beyond a byte', 'https://127.0.0.256/x'],
    ['a host of 254 characters', `https://${'a.'.repeat(126)}aa/x`],
    ['a part of 64 characters', `https://${'a'.repeat(64)}.example/x`],
    ['a port of letters', 'ssh://git@host:me/x'],
    ['a port beyond the last', 'https://host:65536/x'],
    ['a port of nothing', 'https://host:/x'],
    ['half of an IPv6 address', 'http://[::1/x'],
    ['what follows an IPv6 address', 'http://[::1]evil/x'],
    ['no host', 'https://'],
    ['only a login', 'https://me@/x'],
    ['an address of 501 characters', `https://github.com/${'x'.repeat(482)}`],
    ['the short form of ssh', 'git@github.com:me/foo.git'],
    ['another scheme in front', 'git+https://github.com/me/foo'],
    ['capitals in the scheme', 'HTTPS://github.com/x'],
    ['a script', 'javascript:alert(1)'],
    ['a script with slashes', 'javascript://github.com/%0aalert(1)'],
    ['data', 'data:text/html,x'],
    ['a helper of git', 'ext::sh -c id'],
    ['an option of git', '--upload-pack=id'],
    ['a folder on another machine', 'file://evil.example/share'],
    ['a folder on another machine, by slashes', 'file:////evil.example/share'],
    ['the whole disk', 'file:///'],
    ['no scheme', 'github.com/me/foo'],
    ['nothing', ''],
  ])('%s', (_name, address) => {
    expect(faultOfAddress(address)).not.toBeNull();
    const row = { kind: 'patch', crates: ['foo'], git: address, version: '1.2.3' };
    expect(checkForks([row]).forks).toEqual([]);
  });

  test('time is linear in what a stranger writes', () => {
    for (const part of ['@', ':', '.', '/', '%', '[', 'a.', '0.', '-']) {
      expect(faultOfAddress(`https://${part.repeat(200_000)}/x`)).not.toBeNull();
      expect(faultOfAddress(`https://x.y/${part.repeat(200_000)} `)).toBe('address');
    }
  });
});

test('who answers is said in lower case, without a login and a port', () => {
  expect(hostOf('https://GitIab.com:443/x')).toBe('gitiab.com');
  expect(hostOf('ssh://git@github.com/x')).toBe('github.com');
  expect(hostOf('../x')).toBe('');
});

test('a page to read is one of the web', () => {
  expect(faultOfPage('https://github.com/me/foo/pull/1')).toBeNull();
  expect(faultOfPage('file:///etc/passwd')).toBe('address');
  expect(faultOfPage('ssh://git@github.com/me/foo')).toBe('address');
});

test.each([
  ['//evil.example/share', 'folder'],
  ['a\u2028b', 'folder'],
  ['a\u202eb', 'folder'],
  ['a\u00a0b', 'folder'],
])('a folder on another machine, or with what is not seen, is none: %j', (path, problem) => {
  const { forks, findings } = checkForks([
    { kind: 'patch', crates: ['foo'], path, version: '1.2.3' },
  ]);
  expect([forks, findings[0]?.params]).toMatchObject([[], { problem, field: 'path' }]);
});

test('a note that turns the direction of reading is none', () => {
  const rule =
    '[forks.a]\nfork = "b"\nrequirement = "1"\nfrom = "1"\nnotes = ["it is \\u202esafe"]\n';
  const { forks, findings } = readForks(rule);
  expect([forks.length, findings[0]?.line]).toEqual([0, 5]);
});
