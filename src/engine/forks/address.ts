/**
 * Addresses of repositories, as strangers may write them. Cargo and git read them by the URL Standard, people by eye:
 * what the two could take for different places is no plain address, and is refused.
 */

/** `login`: something stands before an `@`, where a reader looks for the host. */
export type AddressFault = 'address' | 'login';

/** What is wrong with an address that Cargo is to fetch from; `null` where it is one, read the same by all. */
export function faultOfAddress(given: string): AddressFault | null {
  const parts = partsOf(given);
  if (!parts || given.length > 500) return 'address';
  const { scheme, login, host, port, path } = parts;
  if (scheme === 'file') {
    return login === null && host === '' && port === '' && isPlainPath(path) && path.length > 1
      ? null
      : 'address';
  }
  if (!isHost(host) || !isPort(port) || !isPlainPath(path)) return 'address';
  // What ssh calls its user by: `git`. A name with a dot could pass for a host, and one with a colon has a password.
  const isUser = scheme === 'ssh' && login !== null && /^[\w-]+$/.test(login);
  return login === null || isUser ? null : 'login';
}

/** What is wrong with an address that a reader may follow. */
export function faultOfPage(given: string): AddressFault | null {
  return /^https?:/.test(given) ? faultOfAddress(given) : 'address';
}

/** Who answers at an address, in lower case, as it is asked for: `https://GitIab.com/x` is at `gitiab.com`. */
export function hostOf(address: string): string {
  return partsOf(address)?.host.toLowerCase() ?? '';
}

interface Parts {
  readonly scheme: string;
  /** Before the last `@` of what names the host; `null` without one. */
  readonly login: string | null;
  readonly host: string;
  /** With its colon; empty without one. */
  readonly port: string;
  /** Empty, or from its slash on. */
  readonly path: string;
}

/**
 * In ASCII, as an address is when it is asked for: a letter of another script could pass for one that it is not. `?` and
 * `#` pick no branch or revision, however much it looks so; a backslash is a slash to browsers and to nobody else.
 */
function partsOf(given: string): Parts | null {
  const [, scheme, authority, path = ''] =
    /^(https?|ssh|git|file):\/\/([!$-&(-.0-;=@-[\]_a-z~]*)(\/[!$-&(-;=@-[\]_a-z~]*)?$/.exec(
      given,
    ) ?? [];
  if (scheme === undefined || authority === undefined) return null;
  const at = authority.lastIndexOf('@');
  const place = authority.slice(at + 1);
  const [, host, port = ''] = /^(\[[^[\]]*\]|[^:[\]]*)(:.*)?$/.exec(place) ?? [];
  if (host === undefined) return null;
  return { scheme, login: at < 0 ? null : authority.slice(0, at), host, port, path };
}

/** Names and numbers of hosts, as DNS and the URL Standard write them; no number that is read as another one. */
function isHost(host: string): boolean {
  if (/^\[[0-9a-f:.]+\]$/i.test(host)) return host.includes(':');
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (/^(?:\d+|0x[0-9a-f]*)$/i.test(last)) {
    return (
      labels.length === 4 &&
      labels.every((each) => /^(?:0|[1-9]\d{0,2})$/.test(each) && +each < 256)
    );
  }
  return host.length <= 253 && labels.every((each) => /^\w(?:[\w-]{0,61}\w)?$/.test(each));
}

function isPort(port: string): boolean {
  return port === '' || (/^:[1-9]\d{0,4}$/.test(port) && +port.slice(1) < 65_536);
}

/** Nothing that leads elsewhere than it says: `..`, in any writing; `//host` after `file:`; controls behind a `%`. */
function isPlainPath(path: string): boolean {
  return (
    !path.startsWith('//') &&
    !/%(?:[01]|7f|(?![0-9a-f]{2}))/i.test(path) &&
    !path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part))
  );
}
