/** Generic parameters. Inside the item that declares one, its name is a type and hides a crate of that name. */
import type { RustReading } from './reading.ts';
import { Kind, kindAt, means } from './tokens.ts';

/** A range of tokens, both ends included. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** The items with a generic type parameter called `name`, in order. */
export function parameterRanges(reading: RustReading, name: string): readonly TokenRange[] {
  const { tokens, outline } = reading;
  const ranges: TokenRange[] = [];
  /**
   * The parameter handled before (the next one in the text) and the end of its item: a scan that reaches it can stop.
   */
  let next = { name: tokens.count, end: tokens.count };
  const { names, items } = outline.parameters;
  for (let i = names.length - 1; i >= 0; i--) {
    const token = names[i] ?? -1;
    if (!means(tokens, token, name)) continue;
    const end = itemEnd(reading, token, next);
    next = { name: token, end };
    ranges.push({ from: items[i] ?? token, to: end });
  }
  return ranges.reverse();
}

/** The last token of the item whose header contains token `from`: its `;`, or the `}` of its body. */
function itemEnd(
  { tokens, groups }: RustReading,
  from: number,
  next: { readonly name: number; readonly end: number },
): number {
  for (let i = from; i < tokens.count; i++) {
    if (i === next.name) return next.end;
    const kind = kindAt(tokens, i);
    if (kind === Kind.Semicolon) return i;
    if (kind === Kind.OpenBrace) return groups.partner[i] ?? i;
    if (kind === Kind.OpenParen || kind === Kind.OpenBracket) i = groups.partner[i] ?? i;
    else if (kind === Kind.CloseParen || kind === Kind.CloseBracket || kind === Kind.CloseBrace)
      return i;
  }
  return tokens.count;
}
