/**
 * What compiled components make their elements with, in place of Solid's own `template`: vite.config.ts puts it there. The
 * markup they pass is a literal that the compiler wrote, so this is the list of all the markup the page may make.
 */
import { template as solidTemplate } from 'solid-js/web';
import { allowTemplate } from './trusted-types.ts';

export const template: typeof solidTemplate = (markup, ...rest) => {
  allowTemplate(markup);
  return solidTemplate(markup, ...rest);
};
