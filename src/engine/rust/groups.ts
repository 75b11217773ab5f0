/**
 * Matched delimiters: which token closes what, and which group each token is in. A file whose delimiters do not match
 * is not Rust: the place is reported, and nothing in the file is trusted.
 */
import type { Problem } from '../text/span.ts';
import { type Indices, indicesUpTo, Kind, type Tokens } from './tokens.ts';

export interface Groups {
  /** For each opening delimiter the index of its closing one, and vice versa; 0 for other tokens. */
  readonly partner: Indices;
  /** For each token the opening delimiter it is in, plus one; 0 at the top of the file. */
  readonly inside: Indices;
  /** The first place where delimiters do not match, if any. */
  readonly problem: Problem | null;
}

export function readGroups(tokens: Tokens): Groups {
  // Local constants, so that the loop does not look them up for each token.
  const { OpenParen, CloseParen, OpenBracket, CloseBracket, OpenBrace, CloseBrace, PathSep } = Kind;
  const { count, kinds, starts, ends, text } = tokens;
  const [partner, inside] = indicesUpTo(count, count);
  let open = 0; // the innermost open delimiter, plus one
  for (let i = 0; i < count; i++) {
    const kind = kinds[i] ?? 0;
    if (kind >= PathSep || kind < OpenParen) {
      inside[i] = open;
      continue;
    }
    if (kind === OpenParen || kind === OpenBracket || kind === OpenBrace) {
      inside[i] = open;
      open = i + 1;
    } else if (kind === CloseParen || kind === CloseBracket || kind === CloseBrace) {
      const opener = kinds[open - 1] ?? 0;
      // The character codes of ( ) differ by 1, those of [ ] and { } by 2.
      if (open === 0 || (kind !== opener + 1 && kind !== opener + 2) || opener === CloseParen) {
        const at = { from: starts[i] ?? 0, to: ends[i] ?? 0 };
        const mark = String.fromCharCode(kind);
        const message =
          open === 0
            ? `This \`${mark}\` closes nothing.`
            : `This \`${mark}\` does not close the \`${String.fromCharCode(opener)}\` before it.`;
        closeAll(partner, inside, open, count);
        return { partner, inside, problem: { ...at, message } };
      }
      partner[open - 1] = i;
      partner[i] = open - 1;
      open = inside[open - 1] ?? 0;
      inside[i] = open;
    } else inside[i] = open;
  }
  if (open === 0) return { partner, inside, problem: null };
  closeAll(partner, inside, open, count);
  const from = starts[open - 1] ?? 0;
  const message = `This \`${text.charAt(from)}\` is never closed.`;
  return { partner, inside, problem: { from, to: from + 1, message } };
}

/** Makes unclosed groups end with the file, so that no walk over groups can run in circles. */
function closeAll(partner: Indices, inside: Indices, open: number, count: number): void {
  for (let at = open; at !== 0; at = inside[at - 1] ?? 0) partner[at - 1] = count - 1;
}
