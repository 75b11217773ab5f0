/**
 * Trusted Types, in browsers that have them: every text that is about to become markup or the address of a script first
 * goes through these rules. Markup is accepted only if it is, letter by letter, one of the templates that the build
 * made from our components (`template.ts`); everything else is refused, wherever it comes from. Nothing can become
 * code: there is no rule for that, so the browser refuses it.
 */
const templates = new Set<string>();

const rules = {
  createHTML: (markup: string): string | null => (templates.has(markup) ? markup : null),
  createScriptURL: (address: string): string | null =>
    new URL(address, document.baseURI).origin === location.origin ? address : null,
};

/** Must be called before anything is shown. */
export function guardSinks(): void {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (isFactory(factory)) factory.createPolicy('default', rules);
}

/** Accepts this markup from now on. Only for `template.ts`, which passes on literals from the build. */
export function allowTemplate(markup: string): void {
  templates.add(markup);
}

/** The part of `TrustedTypePolicyFactory` that we use; TypeScript's DOM types lack it. */
interface Factory {
  createPolicy(name: string, policy: typeof rules): unknown;
}

function isFactory(value: unknown): value is Factory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
