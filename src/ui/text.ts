/** Every word of the page, in one place, ready to be translated. Names that deceive are written out. */
import type { ReportedCrate } from '../project/intake/cargo-report.ts';
import { displayPath as shown } from '../project/paths.ts';

/** What an error says of itself, short enough for a line or two. */
function said(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.length > 300 ? `${words.slice(0, 299)}…` : words;
}

/** Made once: `toLocaleString` looks its locale up each time, for 70 µs. */
const numbers = new Intl.NumberFormat('en');
const days = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** `1 file`, `2 files`. */
function count(number: number, one: string, many = `${one}s`): string {
  return `${numbers.format(number)} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

export const text = {
  count,
  app: {
    name: 'Forklift',
    line: 'Move Rust projects from unmaintained crates to their maintained forks, in the browser; nothing leaves the page.',
    tagline: 'Unmaintained Rust crates → maintained forks. Nothing leaves the page.',
    skip: 'Skip to the files’ contents',
    loading: 'Loading the editor…',
  },
  strip: {
    label: 'What is shown',
    example: 'Example:',
    link: 'Somebody else’s project, opened from a link. Nothing of yours was replaced, and nothing you do here changes theirs.',
    yours: 'Bring yours:',
    folder: 'Open folder',
    manifest: 'Paste a Cargo.toml',
    lock: (crate: string) => `Only a Cargo.lock: who needs ${crate}?`,
    dismiss: 'Dismiss',
  },
  title: {
    example: (name: string) => `Example: ${shown(name)} – Forklift`,
    link: (name: string) => `${shown(name)}, from a link – Forklift`,
    own: (name: string) => `${shown(name)} – Forklift`,
    none: 'Forklift: move Rust projects to maintained forks',
  },
  regions: {
    actions: 'Actions',
    files: 'Files',
    diff: 'Changes',
    panels: 'Results',
    notices: 'Notices',
    narrow: 'Parts of the page',
    status: 'State of the migration',
  },
  actions: {
    open: 'Open',
    openFiles: 'Files or archives…',
    openFolder: 'Folder…',
    newFile: 'New file…',
    newProject: 'New, empty project',
    earlier: 'Earlier work',
    paste: 'Paste',
    examples: 'Examples',
    options: 'Options',
    download: 'Download',
    downloadChanged: 'Changed files as .zip',
    downloadAll: 'Whole project as .zip',
    downloadFile: 'This file',
    downloadPatch: 'Patch for git apply',
    copyFile: 'Copy this file, migrated',
    copyPatchBlock: 'Copy the [patch] block',
    copyCommands: 'Copy the commands',
    copyPullRequest: 'Copy a pull-request text',
    save: 'Save to folder',
    share: 'Share',
    theme: 'Theme',
    undo: 'Undo',
    redo: 'Redo',
    more: 'More',
    help: 'Help',
    shortcuts: 'Keyboard shortcuts',
    nextChange: 'Next change',
    previousChange: 'Previous change',
    nextFile: 'Next file',
    previousFile: 'Previous file',
    keepHere: 'Leave the change at the cursor',
    keepFile: 'Leave all changes of this file',
    takeFile: 'Apply all changes of this file',
    reviewFile: 'Mark this file as reviewed, or not',
    cancel: 'Cancel',
    close: 'Close',
    retry: 'Try again',
    filter: 'Filter files',
    onlyChanged: 'Only changed',
  },
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  groups: {
    project: 'Project',
    changes: 'Changes',
    out: 'Take it away',
    view: 'View',
    help: 'Help',
  },
  files: {
    none: 'No file matches.',
    empty: 'No files yet. Drop a folder, open files, or paste a Cargo.toml.',
    noneChanged: 'Nothing changes in these files.',
    showAll: 'Show all files',
    state: {
      changed: (changes: number) => count(changes, 'change'),
      created: 'created',
      clean: 'no changes',
      attention: 'needs attention',
      kept: (kept: number) => `${numbers.format(kept)} left out`,
    },
    left: (changes: number) => `−${numbers.format(changes)}`,
    hidden: (hidden: number) => `${count(hidden, 'unchanged file')} hidden`,
    rename: 'Rename…',
    remove: 'Delete',
    menuFor: (path: string) => `Actions for ${shown(path)}`,
    putBack: (path: string) => `Put back ${shown(path)}`,
    removed: (path: string) => `Deleted ${shown(path)}.`,
    renamed: (from: string, to: string) => `Renamed ${shown(from)} to ${shown(to)}.`,
    added: (number: number) => `Added ${count(number, 'file')}.`,
    newTitle: 'New file',
    newHint: 'A path from the project’s root, such as Cargo.toml or src/lib.rs.',
    renameTitle: 'Rename file',
    path: 'Path',
    create: 'Create',
    badPath: 'That is no path a file could have: give a relative one, without “..”.',
    tree: 'Project files',
    example: 'Example',
    link: 'From a link',
  },
  diff: {
    yours: (path: string) => `Your text of ${shown(path)}`,
    migrated: (path: string) => `Migrated text of ${shown(path)}`,
    unified: (path: string) => `Changes of ${shown(path)}, in one column`,
    reader: (path: string) => `Changes of ${shown(path)}`,
    readerLabel: 'Text of the changes',
    readerColumns: {
      old: 'Old line',
      now: 'New line',
      yours: 'Yours',
      choice: 'Apply',
      migrated: 'Migrated',
      words: 'Text',
    },
    section: (path: string) => `Show the changes of ${shown(path)}`,
    signs: { removed: '−', added: '+' },
    cut: (characters: number) => ` … ${count(characters, 'more character')} … `,
    large: 'This file is so large that an editor would be slow: it is shown to be read.',
    full: 'Edit it all the same',
    wrap: 'Wrap long lines',
    layout: 'Layout',
    layouts: { split: 'Side by side', unified: 'Unified', source: 'Edit' },
    columns: { before: 'Yours', after: 'Migrated' },
    hint: 'Tab leaves the editor. Alt+K leaves the change at the cursor out.',
    apply: (line: number) => `Apply the change in line ${numbers.format(line)}`,
    applied: {
      all: 'Applied. Clear the box to leave your text as it is.',
      none: 'Left as you have it. Tick the box to apply the change.',
      some: 'Applied in part. Tick the box to apply all of it.',
    },
    nothing: 'Open a file to see what changes in it.',
    clean: 'Nothing changes in this file.',
    created: 'The migration creates this file.',
    keptAll: 'You kept all of this file as it is.',
    carried:
      'This file is not text in UTF-8, so it is not shown. It is kept byte for byte: a zip of the whole project has it as it was.',
    fold: {
      top: (lines: number) => `↓ ${lines}`,
      bottom: (lines: number) => `↑ ${lines}`,
      all: (lines: number) => `Show ${count(lines, 'unchanged line')}`,
    },
    foldTitle: {
      top: (lines: number) => `Show ${count(lines, 'more line')} from the top`,
      bottom: (lines: number) => `Show ${count(lines, 'more line')} from the bottom`,
    },
    noMore: 'No more changes in this direction.',
    editor: 'The editor could not be loaded. Check your connection, then try again.',
  },
  panes: {
    toggle: { left: 'Show or hide the files', right: 'Show or hide the results' },
    separator: { left: 'Width of the files', right: 'Width of the results' },
    hint: 'Drag, or use the arrow keys; a double click resets the width',
  },
  review: {
    all: 'All changes',
    none: 'Nothing changes in this project.',
    progress: (done: number, all: number) =>
      `${numbers.format(done)} of ${count(all, 'file')} reviewed`,
    short: (done: number, all: number) => `${numbers.format(done)} of ${numbers.format(all)}`,
    position: (first: number, last: number, all: number) =>
      first === last
        ? `Change ${numbers.format(first)} of ${numbers.format(all)}`
        : `Changes ${numbers.format(first)}–${numbers.format(last)} of ${numbers.format(all)}`,
    reviewed: 'Reviewed',
    isReviewed: (path: string) => `Reviewed: ${shown(path)}`,
    apply: 'Apply',
    applyFile: (path: string) => `Apply the changes of ${shown(path)}`,
    open: (path: string) => `Open ${shown(path)} alone`,
    menu: 'More for all changes',
    mark: (place: string, reviewed: boolean) =>
      reviewed ? `Mark ${place} as reviewed` : `Mark ${place} as not reviewed`,
    markAll: 'Mark all as reviewed',
    unmarkAll: 'Mark none as reviewed',
    fold: 'Fold all files',
    unfold: 'Unfold all files',
    kinds: {
      manifests: 'the manifests',
      sources: 'the Rust code',
      documentation: 'the documentation',
    },
    leave: (place: string) => `Leave all changes in ${place}`,
    applyAll: (place: string) => `Apply all changes in ${place}`,
    project: 'the project',
  },
  findings: {
    sign: { error: '✕', warning: '!', info: 'i' },
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
    none: 'No findings. Nothing in this project needs a second look.',
    place: (path: string, line: number | undefined) => (line ? `${path}:${line}` : path),
    whole: 'The project as a whole',
    counts: {
      error: (number: number) => count(number, 'error'),
      warning: (number: number) => count(number, 'warning'),
      info: (number: number) => count(number, 'note'),
    },
  },
  patch: {
    none: 'This project needs no [patch] block: no crate in it is replaced by way of git.',
    goesTo: (path: string) => `Goes into ${shown(path)}, the workspace root.`,
    applied: (path: string) => `Already in the migrated ${shown(path)}.`,
    shell: 'Shell',
    rootMissing: 'The root manifest is not among these files. Paste this at its end:',
    commands: 'Then run',
    keptEntries: (entries: number) =>
      `${entries === 1 ? '1 entry' : `${numbers.format(entries)} entries`} of this block kept back: the block is shown in full, but your result leaves that out.`,
    copy: 'Copy the block',
    copyCommands: 'Copy the commands',
  },
  checklist: {
    none: 'The checklist appears once a project is open.',
    kept: (changes: number) =>
      `You keep ${count(changes, 'change')} back. This describes the whole migration; the findings say what the rest leads to.`,
    state: { done: 'done', todo: 'to do', unneeded: 'not needed' },
    copy: (step: number) => `Copy the commands of step ${step}`,
    todo: (steps: number) => (steps === 0 ? 'Nothing left to do' : `${count(steps, 'step')} to do`),
    closed: (steps: number) => `${count(steps, 'step')} done or not needed`,
  },
  dependencies: {
    none: 'Add a Cargo.lock to see who pulls in the watched crates, directly or through others.',
    locked: (path: string, packages: number, crates: number) =>
      `${path} locks ${count(packages, 'package')}; ${count(crates, 'watched crate')} among them.`,
    role: {
      old: 'moves to its fork',
      fork: 'a fork',
      patched: 'taken from its fork by [patch]',
    },
    gone: 'Gone after this migration.',
    stays: 'Stays after this migration, through:',
    otherWays: (number: number) => `… and ${count(number, 'more way')}.`,
    otherVersions: (number: number) => `… and ${count(number, 'more version')}.`,
    tree: (crate: string, version: string) => `Who needs ${crate} ${version}`,
    copy: (crate: string, version: string) => `Copy the tree of ${crate} ${version}`,
    dependents: (label: string) => `Who needs ${label}`,
    repeated: 'Its dependents are listed further up.',
    more: (number: number) => `Show ${count(number, 'more row')}`,
  },
  forks: {
    intro: 'What moves where. Each fork can be left out; that is remembered and can be taken back.',
    movesTo: 'moves to',
    standsInFor: 'Stands in for',
    releases: 'Releases',
    written: 'Written as',
    branch: 'Branch',
    crates: 'Crates',
    several: (number: number, first: string) => `${first} and ${number - 1} more`,
    cratesIo: 'crates.io',
    repository: 'Repository',
    ask: 'Ask, report',
    upstream: 'Upstream',
    pullRequest: 'Pull request upstream',
    leaveOut: 'Leave this fork out',
    leftOut: 'The migration is planned without this fork: what it would change stays as it is.',
    status: {
      locked: 'In your lock file',
      version: (version: string, covered: boolean) =>
        `${version} ${covered ? '✓ covered' : '! outside the matrix'}`,
      upstream: 'Upstream',
      state: {
        open: 'was open when the guide was written:',
        merged: 'is merged:',
        closed: 'was closed:',
      },
      alternatives: 'The advisory itself names other replacements:',
      maintainer: 'Maintenance',
      aligned: 'Crates aligned with these forks',
      asOf: (day: string) => `Facts as of ${day}; this page never looks anything up.`,
    },
  },
  share: {
    link: 'Copy link',
    linkDetail: 'Files and options in the address itself: nothing is uploaded.',
    markdown: 'Copy as Markdown link',
    markdownDetail: 'For an issue or a chat.',
    title: (name: string) => `${name} in Forklift`,
    copied: (length: number) => `Link copied: ${numbers.format(length)} characters.`,
  },
  save: {
    title: 'Save to folder',
    will: (files: number, folder: string) =>
      files === 0
        ? `Nothing to write: the folder “${folder}” has these texts already.`
        : `${count(files, 'file')} will be written to the folder “${folder}”. A file that changed there since it was read is not overwritten without asking.`,
    fresh: 'new: this project did not read it there',
    alike:
      'On a disk of macOS or Windows these names are one and the same file. Rename all but one of them, or the last one written replaces the others:',
    go: 'Write',
    conflicts: 'Nothing is written yet. These files are not as this page read them:',
    overwrite: 'Overwrite',
    kinds: {
      changed: 'changed on disk since it was read',
      gone: 'deleted on disk since it was read',
      exists: 'there already, but not read by this project',
    },
    done: (files: number) => `Written: ${count(files, 'file')}.`,
    states: {
      written: 'written',
      same: 'already had this text',
      left: 'left as it is on disk',
      conflict: 'changed on disk in this very moment, left as it is',
      failed: 'could not be written',
      untried: 'not written: cancelled before its turn',
    },
  },
  tabs: {
    next: 'Next steps',
    findings: 'Findings',
    dependencies: 'Dependencies',
    patch: 'Patch',
    forks: 'Forks',
  },
  copy: { copy: 'Copy', copied: 'Copied', failed: 'Not copied' },
  options: {
    title: 'Options',
    strategy: {
      label: 'Renamed crates',
      rename: ['Rename', 'New dependency key, new imports: the guide’s way.'],
      alias: ['Alias', 'Keeps the key with package = "…"; no source changes.'],
    },
    patchScope: {
      label: '[patch] lists',
      guide: ['The guide’s crates', 'Those that the guide lists, and others in use.'],
      used: ['Only crates in use', 'Avoids the “patch was not used” warning.'],
    },
    outsideMatrix: {
      label: 'Versions outside the matrix',
      hold: ['Hold', 'Left as they are, with a finding.'],
      migrate: ['Migrate', 'Moved with a warning; the API may differ.'],
    },
    shim: ['Shim crates', 'Replace renamed crates also where other crates pull them in.'],
    docs: ['Documentation', 'Rewrite code in doc comments and Markdown too.'],
    crateIn: (path: string) => [
      `${shown(path)}: it is the crate`,
      'Names there that could mean something else are renamed.',
    ],
    keepFork: 'Leave a fork out',
    changed: (name: string) => `Option: ${name}`,
  },
  progress: {
    sending: (done: number, total: number) => `Reading ${done} of ${count(total, 'file')}`,
    migrating: (done: number, total: number) => `Migrating ${done} of ${count(total, 'file')}`,
    working: 'Migrating…',
    reading: (read: number, found: number) => `Read ${read} of ${count(found, 'file')}`,
    packing: (done: number, total: number) => `Packed ${done} of ${count(total, 'file')}`,
    cancelled: 'Cancelled. The result shown is of an earlier state.',
  },
  verdict: {
    label: 'What the migration comes to',
    moves: (forks: readonly string[], edits: number, files: number) =>
      `${listed(forks)} ${forks.length === 1 ? 'takes' : 'take'} over: ${count(edits, 'edit')} in ${count(files, 'file')}.`,
    adopted: 'The forks are in use already: nothing is left to change.',
    nothing: 'Nothing to change: none of the crates that move is used directly in these files.',
    look: 'Nothing was changed: what is in the way is among the findings.',
    errors: (number: number) => `${count(number, 'problem')} to solve first.`,
    show: 'Show findings',
  },
  act: {
    add: (path: string) => `Add ${shown(path)}…`,
    apply: 'Apply the change',
    shim: 'Clear it with a shim',
    noShim: 'Leave the shim out',
    patchScope: { guide: 'Patch the guide’s crates', used: 'Patch only crates in use' },
    strategy: { rename: 'Rename', alias: 'Use alias' },
    outsideMatrix: { hold: 'Leave it', migrate: 'Migrate anyway' },
    crateIn: 'It is the crate: rename it',
    done: (label: string) => `${label}: done. Undo takes it back.`,
  },
  status: {
    summary: (files: number, changed: number, edits: number) =>
      changed === 0
        ? `${count(files, 'file')}, nothing to change`
        : `${count(files, 'file')}, ${count(changed, 'file')} changed by ${count(edits, 'edit')}`,
    errors: (number: number) => count(number, 'error'),
    warnings: (number: number) => count(number, 'warning'),
    private: 'Nothing leaves this page',
  },
  help: {
    filter: 'Search the help',
    about: 'About',
    madeOf:
      'Forklift is free software under the MIT licence. These packages and their licences are in it:',
    findings: (group: string) => `Findings: ${group}`,
    wrong:
      'Something is migrated wrongly? Share → Copy link makes a link that holds the files: add it to your report.',
  },
  drop: { title: 'Drop to open', line: 'Files, folders, .zip, .crate or .tar.gz' },
  paste: {
    title: 'Paste text',
    hint: 'A Cargo.toml, a Cargo.lock or Rust source. It is recognised and named; the name can be changed later.',
    label: 'Text',
    add: 'Add as file',
    replace: 'Replace the project by it',
    done: (path: string) => `Pasted as ${shown(path)}.`,
    replaced: (path: string) => `${shown(path)} was replaced by what you pasted.`,
    snippet: (path: string) =>
      `Taken as lines of [dependencies], in a ${shown(path)} made for them. Paste the whole manifest to see its features and patches too.`,
    address:
      'That is an address, and this page fetches nothing. Download the repository as .zip and drop it here, or open its folder.',
    foreign: (what: string) =>
      `That is ${what}, not a file of a Rust project. Paste a Cargo.toml, a Cargo.lock or Rust source.`,
    report: (tool: string) => `What ${tool} printed names these crates:`,
    reported: (crate: ReportedCrate, known: boolean) =>
      [
        `${crate.name}${crate.version && ` ${crate.version}`}${crate.advisory && ` (${crate.advisory})`}`,
        crate.path.length > 0 ? `needed by ${crate.path.join(' ← ')}` : '',
        known
          ? 'this page can move it: open the project’s folder, or paste its Cargo.toml and Cargo.lock'
          : 'no fork is known here',
      ]
        .filter((part) => part !== '')
        .join('; '),
  },
  place: {
    title: 'Where does this Cargo.toml go?',
    hint: 'Another package’s manifest is there already, and no workspace here names this one.',
    add: (path: string) => `Add as ${shown(path)}`,
    replace: (path: string) => `Replace ${shown(path)}`,
    fresh: 'New project',
  },
  open: {
    done: (files: number, name: string) =>
      name ? `Opened ${shown(name)}: ${count(files, 'file')}.` : `Opened ${count(files, 'file')}.`,
    label: (name: string) => (name ? `Open ${shown(name)}` : 'Open files'),
    nothing: 'There was nothing to open.',
    noProject: (name: string) =>
      `${name ? shown(name) : 'That'} holds no file of a Rust project, so nothing was opened. Open a folder or archive with a Cargo.toml, or drop a Cargo.lock.`,
    skipped: {
      'build-output': 'build output (target/)',
      'version-control': 'version control (.git/)',
      'node-modules': 'node_modules/',
      system: 'system files',
      binary: 'binary files, carried along',
      'not-utf8': 'not UTF-8, carried along',
      'too-large': 'too large to migrate, carried along',
    },
    skippedLine: (number: number, what: string) => `Skipped ${number}: ${what}`,
    moreProblems: (number: number) => `… and ${numbers.format(number)} more.`,
    example: (name: string) => `Example: ${name}`,
    replaced: 'Your project before it is one Undo away.',
  },
  out: {
    noResult: 'Your latest changes are still being migrated; nothing was downloaded yet.',
    downloaded: (files: number) => `Downloaded ${count(files, 'file')}.`,
    copied: (what: string) => `Copied: ${shown(what)}`,
    commands: 'commands',
    pullRequest: 'pull-request text',
    alike:
      'Not downloaded yet: on macOS and Windows the files of each line take each other’s place when the zip is unpacked. Rename all but one of them, or download it for a system that tells them apart.',
    allTheSame: 'Download all the same',
    names: (paths: readonly string[]) => paths.map(shown).join(' · '),
  },
  link: {
    label: 'Open a link',
    opened: (files: number) => `Opened the link: ${count(files, 'file')}.`,
    noExample: 'This link names an example that this version of the page does not have.',
    replaced: 'Your own project made room for this one.',
    draftKept: 'You are looking at a link. Your own work is kept.',
    back: 'Back to my work',
  },
  offline: {
    ready: 'This page now works without a network, too.',
    update: 'A new version of this page is ready. It waits until you want it.',
    reload: 'Save and reload',
  },
  earlier: {
    hint: 'Every project you changed or opened here is kept in this browser until you delete it.',
    none: 'There is none yet.',
    failed: 'The browser’s storage does not let this page look.',
    about: (files: number, savedAt: number) =>
      `${count(files, 'file')}, ${days.format(new Date(savedAt))}`,
    shown: 'open here',
    open: (title: string) => `Open ${shown(title)}`,
    remove: (title: string) => `Delete ${shown(title)} from this browser`,
    inUse: (title: string) =>
      `${shown(title)} is open in another tab; delete it after closing that.`,
    more: (number: number) => `Show ${numbers.format(number)} older`,
  },
  draft: {
    elsewhere: 'Your latest project is open in another tab, which alone may change it.',
    copy: 'Open a copy',
    copied: 'Open a copy',
    isCopy: 'This is a copy: what you change here does not reach the other tab.',
    lost: 'Your work is back, but for these files, which a draft does not hold:',
    unreadable: {
      newer: 'Your draft was saved by a newer version of this page. It is left as it is.',
      damaged: 'Your draft could not be read. It is left as it is.',
    },
  },
  undone: (label: string) => `Undone: ${label}`,
  redone: (label: string) => `Done again: ${label}`,
  keep: {
    edit: (path: string) => `Leave a change in ${shown(path)}`,
    take: (path: string) => `Apply a change in ${shown(path)}`,
    all: (place: string) => `Leave all changes in ${place}`,
    takeAll: (place: string) => `Apply all changes in ${place}`,
    fork: (fork: string) => `Leave out ${fork}`,
    kept: 'Left as it is.',
    taken: 'Change applied.',
    pullRequest: (changes: number) =>
      `## Kept back\n\n${count(changes, 'change')} of the whole migration, which the checklist and the commands describe, not made here.\n`,
  },
  report: {
    link: 'Report it',
    elsewhere: 'Report it where you got Forklift.',
  },
  unexpected: {
    part: 'This part of the page has failed.',
    what: said,
    wayOut:
      'Your files are untouched. Try again, or save them and reload the page; if it happens again, these words help whoever mends it.',
    notice: (error: unknown) =>
      `Something unexpected happened: ${said(error)}. Your files are untouched; if the page does not go on, save them and reload it.`,
    notSaved: (error: unknown) =>
      `Your files could not be packed: ${said(error)}. They are kept in this browser; reload the page.`,
    save: 'Save my files',
  },
  failure: { title: 'The migration did not finish' },
} as const;
