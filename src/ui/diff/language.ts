/** Colours: small stream modes for TOML and Rust, and a highlight style made of the page's tokens. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { toml } from '@codemirror/legacy-modes/mode/toml';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { rustMode } from './rust-mode.ts';

const rustLanguage = StreamLanguage.define(rustMode);
const tomlLanguage = StreamLanguage.define(toml);

const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.comment, tags.meta], color: 'var(--code-quiet)' },
    { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--code-keyword)' },
    { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
    { tag: [tags.number, tags.bool, tags.atom], color: 'var(--code-value)' },
    { tag: [tags.propertyName, tags.definition(tags.variableName)], color: 'var(--code-name)' },
    { tag: [tags.macroName, tags.standard(tags.name)], color: 'var(--code-value)' },
  ]),
);

/** Larger texts are shown without colours: the stream modes would be felt at every keystroke. */
const largestColoured = 1_000_000;

export function languageFor(path: string, length: number): Extension {
  if (length > largestColoured) return [];
  if (path.endsWith('.rs')) return [rustLanguage, colours];
  if (/\.toml$|(^|\/)Cargo\.lock$/.test(path)) return [tomlLanguage, colours];
  return [];
}
