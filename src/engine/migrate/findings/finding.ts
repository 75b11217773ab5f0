/**
 * Findings made from a table of messages. A message is data: a template with `{name}` places, so that all text stands
 * in one place, ready to translate, and the compiler knows which parameters each code needs.
 */
import type { Span } from '../../text/span.ts';
import type { Finding } from '../migration.ts';
import { graphMessages } from './graph-messages.ts';
import { manifestMessages } from './manifest-messages.ts';
import type { Message } from './message.ts';
import { rustMessages } from './rust-messages.ts';

/** Every code, with its text. The codes are stable: scripts and the in-page help rely on them. */
export const messages = { ...manifestMessages, ...rustMessages, ...graphMessages } as const;

export type FindingCode = keyof typeof messages;

/** The names between braces in a template. */
type Places<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;
type TextOf<C extends FindingCode> =
  | (typeof messages)[C]['message']
  | ((typeof messages)[C] extends { readonly help: infer H } ? H : never);
export type ParametersOf<C extends FindingCode> = Readonly<Record<Places<TextOf<C>>, string>>;

/** Where a finding stands: a file, and a stretch of it where one is known. Line and column are filled in once, at the end. */
export interface FindingPlace extends Partial<Span> {
  readonly path: string | null;
}

export function finding<C extends FindingCode>(
  code: C,
  place: FindingPlace,
  parameters: ParametersOf<C>,
): Finding {
  return findingFrom(code, place, parameters);
}

/** The same for notes of the lower floors, whose parameters are known only at run time. */
export function findingFrom(
  code: FindingCode,
  place: FindingPlace,
  parameters: Readonly<Record<string, string>>,
): Finding {
  const { severity, message, help }: Message = messages[code];
  return {
    code,
    severity,
    path: place.path,
    ...(place.from === undefined ? {} : { from: place.from, to: place.to ?? place.from }),
    message: fill(message, parameters),
    ...(help === undefined ? {} : { help: fill(help, parameters) }),
  };
}

function fill(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(parameters, name) ? (parameters[name] ?? place) : place,
  );
}
