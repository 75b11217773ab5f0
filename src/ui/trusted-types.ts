/**
 * Trusted Types, where the browser has them: the page's policy hands every text that is about to become markup or the
 * address of a script to these rules first. Markup is let through only if it is, to the letter, one of the templates the
 * build made of our components (`template.ts`); everything else is refused, whoever wrote it. Nothing becomes code: there
 * is no rule for that, so the browser refuses it.
 */
const templates = new Set<string>();

const rules = {
  createHTML: (markup: string): string | null => (templates.has(markup) ? markup : null),
  createScriptURL: (address: string): string | null =>
    new URL(address, document.baseURI).origin === location.origin ? address : null,
};

/** To be called before anything is shown. */
export function guardSinks(): void {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (isFactory(factory)) factory.createPolicy('default', rules);
}

/** Lets this markup through from now on. For `template.ts` alone, which passes on literals of the build. */
export function allowTemplate(markup: string): void {
  templates.add(markup);
}

/** The part of `TrustedTypePolicyFactory` that is used; TypeScript's DOM types lack it. */
interface Factory {
  createPolicy(name: string, policy: typeof rules): unknown;
}

function isFactory(value: unknown): value is Factory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
