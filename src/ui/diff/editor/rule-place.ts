/**
 * Finds the key of a `forklift.toml` that is being typed at the end of an incomplete text. It reads on after anything
 * it does not understand; the file's findings say what is wrong with it.
 */

/** A key that is being typed. */
export interface RulePlace {
  /** The path of the table that it is in. */
  readonly table: readonly string[];
  /** Where the typed part of it begins. */
  readonly from: number;
  /** Whether it is inside a header's brackets. */
  readonly isHeader: boolean;
  /** The keys of the same table that are written above it. */
  readonly written: ReadonlySet<string>;
}

const token =
  /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?|#[^\n]*|[\w-]+|[^\S\n]+|[\s\S]/g;

/** An open table or array; the outermost one is a header's table. */
interface Open {
  readonly kind: 'header' | 'table' | 'array';
  readonly path: readonly string[];
  readonly written: Set<string>;
}

/** `null` if no key can be here. Takes linear time. */
export function rulePlace(text: string): RulePlace | null {
  let open: Open[] = [tableOf('header', [])];
  let [reads, key, last]: ['key' | 'header' | 'value', string[], string] = ['key', [], '\n'];
  for (const [now] of text.matchAll(token)) {
    const top = open.at(-1) ?? tableOf('header', []);
    if (now === '\n' && (open.length === 1 || reads === 'header')) {
      [reads, key] = ['key', []];
    } else if (reads === 'value') {
      const path = top.kind === 'array' ? top.path : [...top.path, ...key];
      if (now === '{') {
        open.push(tableOf('table', path));
        [reads, key] = ['key', []];
      } else if (now === '[') open.push(tableOf('array', path));
      else if (now === ',' && top.kind === 'table') [reads, key] = ['key', []];
      else if (now === closing[top.kind]) open.pop();
    } else if (isName(now)) key.push(nameOf(now));
    else if (now === ']' && reads === 'header') {
      open = [tableOf('header', key)];
      [reads, key] = ['value', []];
    } else if (now === '[' && open.length === 1 && key.length === 0) reads = 'header';
    else if (now === '=') {
      top.written.add(key[0] ?? '');
      reads = 'value';
    } else if (now === closing[top.kind]) {
      open.pop();
      reads = 'value';
    }
    last = now;
  }
  const top = open.at(-1);
  if (reads === 'value' || !top || last.startsWith('#') || /^["']/.test(last)) return null;
  const isBegun = isName(last);
  // After a key and a blank, only `=` can follow.
  if (!isBegun && key.length > 0 && last !== '.') return null;
  return {
    table: [...(reads === 'header' ? [] : top.path), ...(isBegun ? key.slice(0, -1) : key)],
    from: text.length - (isBegun ? last.length : 0),
    isHeader: reads === 'header',
    written: key.length > (isBegun ? 1 : 0) ? new Set() : top.written,
  };
}

const closing = { header: null, table: '}', array: ']' } as const;

function tableOf(kind: Open['kind'], path: readonly string[]): Open {
  return { kind, path, written: new Set() };
}

function isName(token: string): boolean {
  return /^(?:[\w-]|"(?!"")|'(?!''))/.test(token);
}

function nameOf(token: string): string {
  return /^["']/.test(token) ? token.slice(1, -1) : token;
}
