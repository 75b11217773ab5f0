/**
 * The reading of one file: a pure function of its text, so that callers may keep it while the text stays the same.
 * Everything beyond the tokens is worked out at the first access.
 */
import type { Problem } from '../text/span.ts';
import { type FileNames, readNames } from './bindings.ts';
import { type Groups, readGroups } from './groups.ts';
import { lex } from './lexer.ts';
import { type Outline, readOutline } from './outline.ts';
import type { Tokens } from './tokens.ts';

export type RustEdition = '2015' | '2018' | '2021' | '2024';

export interface RustReading {
  readonly text: string;
  readonly tokens: Tokens;
  readonly groups: Groups;
  /** Why this is not Rust: something is unclosed, or delimiters don't match. `null` if it is. */
  readonly problem: Problem | null;
  readonly outline: Outline;
  readonly names: FileNames;
}

export function readRust(text: string): RustReading {
  const tokens = lex(text);
  let groups: Groups | null = null;
  let outline: Outline | null = null;
  let names: FileNames | null = null;
  return {
    text,
    tokens,
    get groups() {
      groups ??= readGroups(tokens);
      return groups;
    },
    get problem() {
      return tokens.problem ?? this.groups.problem;
    },
    get outline() {
      outline ??= readOutline(tokens, this.groups);
      return outline;
    },
    get names() {
      names ??= readNames(tokens, this.groups, this.outline);
      return names;
    },
  };
}
