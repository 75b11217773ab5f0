/**
 * Compiled components create their elements with this instead of Solid's own `template`; vite.config.ts replaces it.
 * The markup that they pass is a literal written by the compiler, so this collects all the markup that the page may
 * create.
 */
import { template as solidTemplate } from 'solid-js/web';
import { allowTemplate } from './trusted-types.ts';

export const template: typeof solidTemplate = (markup, ...rest) => {
  allowTemplate(markup);
  return solidTemplate(markup, ...rest);
};
