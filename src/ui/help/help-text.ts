/** The help's own chapters: how the page works, the guide's scenarios, other forks, the options in detail. */

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly (readonly [title: string, body: string])[];
}

export const chapters: readonly Chapter[] = [
  {
    id: 'start',
    title: 'How it works',
    parts: [
      [
        'Bring your project',
        'Drop a folder, files or an archive anywhere on the page, open them, or paste a manifest. Nothing is sent anywhere: the page works on its own, also without a network.',
      ],
      [
        'See what changes',
        'On the left is your text, which you can edit; on the right is the migrated text. Only what has to change is changed: every other byte, down to line endings, stays as it was.',
      ],
      [
        'Decide',
        'Each change has a box: clear it to leave that change out, or press Alt+K at the cursor. “Apply” beside a file’s name does the same for the whole file, and the menus beside a folder and above All changes do it for a folder, a kind of file or a fork. Tick the box again, or undo, to apply the change after all.',
      ],
      [
        'Take it away',
        'As a zip of the changed files or of everything, as a patch for git apply, or straight back into the folder where the browser allows it. The checklist has the commands to run afterwards.',
      ],
    ],
  },
  {
    id: 'scenarios',
    title: 'What a move looks like',
    parts: [
      [
        '1. A crate that is renamed',
        'The dependency’s key becomes the fork’s name, and so does each path of the crate in the sources. Macros are used as before.',
      ],
      [
        '2. A crate whose version moves too',
        'The key becomes the fork’s name, and the requirement one that the fork matches. A fork stands in for certain versions of its crate; the Forks tab says which.',
      ],
      [
        '3. Crates that are patched',
        'The manifest keeps its dependencies; a [patch.crates-io] table sends them to the fork’s repository. No source changes. It works where the requirements match the fork’s version.',
      ],
      [
        '4. A workspace',
        'The patch goes to the root, once. Renamed dependencies of [workspace.dependencies] change in the root and in every member together.',
      ],
      [
        '5. Through other crates',
        'Cargo cannot rename in a patch, so a small shim crate under the old name, which re-exports the fork, takes the old crate’s place. Switch on “Shim crates”.',
      ],
    ],
  },
  {
    id: 'any-fork',
    title: 'Any other fork',
    parts: [
      [
        'Three forks are on, the catalogue’s off',
        'The Forks tab lists the crates of this project that have a successor, and below them the whole catalogue, which you can search by crate or advisory. Switch a row on, or choose one where there are several; Undo takes that back.',
      ],
      [
        'Rules of your own',
        '“Add a rule…” checks what you type against your project and writes it into forklift.toml, a file of the project. Open it to change more: its keys are offered while you type, and mistakes are shown at their line. “Save rules” downloads the file for your next project. Rules that come with a link change nothing until you use them.',
      ],
      [
        'What is unmaintained',
        'A Cargo.lock, even on its own, is compared with the advisories known when this page was made. For each unmaintained crate, the Unmaintained tab says what brings it in and what you can do: move it, put a shim in its place, update, report it, or accept its advisory.',
      ],
      [
        'The way back',
        'Where the project uses a fork, its row can lead back to the crate it was made from. Before you go back, the page says what can’t be restored. A shim that nobody changed is deleted with its [patch] entry.',
      ],
    ],
  },
  {
    id: 'options',
    title: 'Options',
    parts: [
      [
        'Renamed crates: Rename or Alias',
        'Rename writes the fork’s name in manifests and sources, so everyone sees what is used. Alias keeps the old key and writes package = "…" behind it: fewer lines change, and no source does.',
      ],
      [
        '[patch] entries: the usual crates or only those in use',
        'Some crates of a fork are patched whether they are in use or not, so that a later dependency finds them. Cargo warns of each that nothing uses; with “Only crates in use” it has no reason to. The crate whose types the others share is always patched: without it the family splits.',
      ],
      [
        'Versions not checked: Leave it or Migrate anyway',
        'A fork was checked against certain versions of its crate. Others stay as they are, with a finding, unless you choose to move them and see what the compiler says.',
      ],
      [
        'Shim crates',
        'Adds small crates with the old crates’ names, patched in by path, so that crates you do not control get the forks too. The versions come from your Cargo.lock.',
      ],
      [
        'Documentation',
        'Code in doc comments and Markdown is compiled by cargo test or copied by readers, so it moves too. Prose stays as you wrote it.',
      ],
    ],
  },
  {
    id: 'privacy',
    title: 'Your files and links',
    parts: [
      [
        'Your work is kept',
        'What you bring or type is stored in this browser and is there again after a reload; Undo reaches back to the last one. A project is open in one tab at a time: another tab offers a copy of it, or your earlier work.',
      ],
      [
        'Links hold the project',
        'A shared link carries files and options in the part of the address that browsers do not send. Whoever opens it sees your project as somebody else’s; none of their own work is replaced.',
      ],
    ],
  },
];
