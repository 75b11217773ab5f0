/**
 * What a build is told about the place where it is published. `FORKLIFT_ADDRESS` is the page's public address: link
 * previews need it, because they only read `og:image` and `og:url` if these are absolute. `bugs` in package.json says
 * where people report problems. A build that is told neither works anywhere and mentions neither.
 */

/** A tag for the page's head, as Vite takes it. */
export interface HeadTag {
  readonly tag: 'meta';
  readonly attrs: { readonly property: string; readonly content: string };
  readonly injectTo: 'head';
}

/** The tags that name the page's image and, when it is known, its address. Throws for an address that is no https or http URL. */
export function previewTags(address: string | undefined): HeadTag[] {
  if (address === undefined || address === '') return [meta('og:image', './social-card.png')];
  const page = webAddress(address);
  if (!page) throw new Error(`FORKLIFT_ADDRESS is no address of a page: ${address}`);
  // Below the folder, whether its last slash was written or not.
  if (!/\/$|\.html$/.test(page.pathname)) page.pathname += '/';
  return [
    meta('og:image', new URL('social-card.png', page).href),
    meta('og:url', new URL('.', page).href),
  ];
}

/** The address in package.json's `bugs` (a string, or an object with `url`), or `null`: nothing else becomes a link. */
export function reportAddress(bugs: unknown): string | null {
  const given = typeof bugs === 'object' && bugs !== null ? Reflect.get(bugs, 'url') : bugs;
  return typeof given === 'string' ? (webAddress(given)?.href ?? null) : null;
}

function webAddress(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

function meta(property: string, content: string): HeadTag {
  return { tag: 'meta', attrs: { property, content }, injectTo: 'head' };
}
