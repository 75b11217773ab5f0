/**
 * Trusted Types, where the browser has them: the page's policy hands every text that is about to
 * become markup or the address of a script to these rules first. The page's own templates hold no
 * script, handler or frame; a text that does is refused, whoever wrote it. Nothing becomes code: there
 * is no rule for that, so the browser refuses it.
 */
const active =
  /<\s*(?:script|iframe|frame|object|embed|base|meta|link|style)\b|\son\w+\s*=|javascript:|srcdoc/i;

const rules = {
  createHTML: (markup: string): string | null => (active.test(markup) ? null : markup),
  createScriptURL: (address: string): string | null =>
    new URL(address, document.baseURI).origin === location.origin ? address : null,
};

/** To be called before anything is shown. */
export function guardSinks(): void {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (isFactory(factory)) factory.createPolicy('default', rules);
}

/** The part of `TrustedTypePolicyFactory` that is used; TypeScript's DOM types lack it. */
interface Factory {
  createPolicy(name: string, policy: typeof rules): unknown;
}

function isFactory(value: unknown): value is Factory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
