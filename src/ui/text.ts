/** `text.files.none`: every word of the page, by region (`text/`). */
export * as text from './text/text.ts';
