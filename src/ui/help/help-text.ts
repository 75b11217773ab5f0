/** The help's own chapters: how the page works, the guide's scenarios, any other fork, the options at length. */

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
        'Left is your text, which you can edit; right is what becomes of it. Only what has to change does: every other byte, down to line endings, stays as it was.',
      ],
      [
        'Decide',
        'Each change has a box: take its tick away to leave that change out, or press Alt+K at the cursor. “Apply” beside a file’s name does the same for all of it, the menu beside a folder or above All changes for a crate, a kind or a fork. Set the tick again to take it back, or undo it.',
      ],
      [
        'Take it away',
        'As a zip of the changed files or of everything, as a patch for git apply, or straight back into the folder where the browser allows it. The checklist has the commands to run afterwards.',
      ],
    ],
  },
  {
    id: 'scenarios',
    title: 'The guide’s scenarios',
    parts: [
      [
        '1. paste, directly',
        'The dependency’s key becomes qlora-paste, and each path of the crate in the sources becomes qlora_paste. Macros are used as before.',
      ],
      [
        '2. gemm, directly',
        'The key becomes qlora-gemm and the requirement 0.20: the fork counts on from gemm 0.19, the one version line it stands in for.',
      ],
      [
        '3. candle, by patch',
        'The manifest keeps its dependencies; a [patch.crates-io] table sends them to the fork’s repository. No source changes. It works for requirements that admit 0.9.2.',
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
        'The guide’s forks are on, the catalogue’s off',
        'The Forks tab lists what this project has a successor for, and below it the whole catalogue, to be searched by crate or advisory. Switch a row on, or choose where there are several; Undo takes that back.',
      ],
      [
        'Rules of your own',
        '“Add a rule…” checks what you type against your project and writes it into forklift.toml, a file of the project. Open it to change more: its keys are offered while you write, and what is wrong is said at its line. “Save rules” hands the file to you for the next project. Rules that come with a link change nothing until you use them.',
      ],
      [
        'What is unmaintained',
        'A Cargo.lock, also alone, is compared with the advisories known when this page was made. The Unmaintained tab says of each crate who brings it in and what you can do: move it, put a shim in its place, update, report it, or accept its advisory.',
      ],
      [
        'The way back',
        'Where the project has a fork, its row can lead back to the crate it was made from. What that can’t bring back is said before you do it.',
      ],
    ],
  },
  {
    id: 'options',
    title: 'Options',
    parts: [
      [
        'Renamed crates: Rename or Alias',
        'Rename writes the fork’s name in manifests and sources, so everyone sees what is used. Alias writes package = "qlora-paste" behind the old key: fewer lines change, and sources none.',
      ],
      [
        '[patch] lists: the guide’s crates or only those in use',
        'The guide lists candle-core, -nn and -transformers in any case. Cargo warns of each that nothing uses; with “Only crates in use” it has no reason to. candle-core is always there: without it the family splits.',
      ],
      [
        'Versions outside the matrix: Hold or Migrate',
        'The guide vouches for certain versions. Others are held back with a finding, unless you choose to move them and let the compiler judge.',
      ],
      [
        'Shim crates',
        'Adds small crates named paste and gemm, patched in by path, so that crates you do not control get the forks too. The versions come from your Cargo.lock.',
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
        'What you bring or type is stored in this browser and is there again after a reload. A project is open in one tab at a time: another tab offers a copy of it, or your earlier work.',
      ],
      [
        'Links hold the project',
        'A shared link carries files and options in the part of the address that browsers do not send. Who opens it sees your project as somebody else’s; nothing of theirs is replaced.',
      ],
    ],
  },
];
