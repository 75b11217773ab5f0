/** Offers the keys of `forklift.toml` while the user types. Only loaded when that file is edited. */
import { autocompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { ruleKeys } from '../../../engine/host.ts';
import { ruleKeyWords } from '../../text/rule-keys.ts';
import { rulePlace } from './rule-place.ts';

export const offersRuleKeys: Extension = autocompletion({ override: [keysAt], icons: false });

/** Keys whose values are tables, so that a header can name them. */
const tables = new Set(['forks', 'back', 'features', 'paths', 'differs', 'shows', 'shim']);

function keysAt(context: CompletionContext) {
  const place = rulePlace(context.state.sliceDoc(0, context.pos));
  if (!place || (place.from === context.pos && !context.explicit)) return null;
  const line = context.state.doc.lineAt(context.pos);
  const isAssigned = /^[\w-]*\s*=/.test(line.text.slice(context.pos - line.from));
  const ends = place.isHeader ? '' : isAssigned ? '' : ' = ';
  const options = ruleKeys(place.table).flatMap((key, at): Completion[] =>
    place.written.has(key) || (place.isHeader && !tables.has(key))
      ? []
      : // In their own order: what a rule needs stands first.
        [{ label: key, detail: ruleKeyWords[key], apply: `${key}${ends}`, boost: -at }],
  );
  return { from: place.from, options, validFor: /^[\w-]*$/ };
}
