/**
 * Checks repository addresses that come from strangers. Cargo and git read them by the URL Standard, and people by eye.
 * An address that the two could take for different places is refused.
 */

/** `login`: there is something before an `@`, where a reader expects the host. */
export type AddressFault = 'address' | 'login';

/** What is wrong with an address from which Cargo is to fetch; `null` if everyone reads it as the same place. */
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
  // The user name that ssh expects, such as `git`. A name with a dot could be mistaken for a host, and one with a colon
  // has a password.
  const isUser = scheme === 'ssh' && login !== null && /^[\w-]+$/.test(login);
  return login === null || isUser ? null : 'login';
}

/** What is wrong with an address that a reader may open; `null` if nothing is. */
export function faultOfPage(given: string): AddressFault | null {
  return /^https?:/.test(given) ? faultOfAddress(given) : 'address';
}

/** The host of an address, in lower case, as it is looked up: `https://GitIab.com/x` is at `gitiab.com`. */
export function hostOf(address: string): string {
  return partsOf(address)?.host.toLowerCase() ?? '';
}

interface Parts {
  readonly scheme: string;
  /** What comes before the last `@` of the authority; `null` without one. */
  readonly login: string | null;
  readonly host: string;
  /** Including its colon; empty without one. */
  readonly port: string;
  /** Empty, or everything from its slash on. */
  readonly path: string;
}

/**
 * Splits an address; `null` for what is no plain one. Only ASCII, because a letter of another script could look like
 * one of ours. `?` and `#` are refused because they look as if they chose a branch or revision, and don't; backslashes,
 * because only browsers take them for slashes.
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

/**
 * Names and numbers of hosts as DNS and the URL Standard write them, without numbers that would be read as another
 * number.
 */
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

/**
 * Whether a path leads where it seems to lead: no `..` in any spelling, no `//host` after `file:`, no control
 * characters behind a `%`.
 */
function isPlainPath(path: string): boolean {
  return (
    !path.startsWith('//') &&
    !/%(?:[01]|7f|(?![0-9a-f]{2}))/i.test(path) &&
    !path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part))
  );
}
