/** What first-answer.ts works out while the page is built: `ProjectChanges`, with its edits as a list. */
declare module 'virtual:first-answer' {
  type Changes = import('../../engine/host.ts').ProjectChanges;
  type Edits = readonly import('../../engine/host.ts').Edit[];

  const answer: Omit<Changes, 'edits'> & { readonly edits: readonly (readonly [string, Edits])[] };
  export default answer;
}
