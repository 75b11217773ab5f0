/** Findings about manifests: their dependencies, requirements, features and settings. */
import type { FindingRecord } from './text.ts';

export const manifests = {
  'toml-syntax': {
    severity: 'error',
    message: 'This file is not valid TOML: {problem}',
    help: 'The file is left as it is. Fix this, and the file will migrate too.',
    why: 'A file that does not parse is never edited. The rest of the project still migrates.',
  },
  'not-utf8': {
    severity: 'error',
    message: 'This file is not UTF-8 text, so it can’t be read; it is left byte for byte as it is.',
    help: 'Cargo and rustc read UTF-8 only: save the file as UTF-8 and add it again.',
    why: 'Cargo and rustc refuse a file that is not UTF-8: “stream did not contain valid UTF-8”. Guessing its encoding and writing it back could change what it says, so its bytes stay as they are. What depends on it is not migrated either: if it is a manifest, that is the sources of its package.',
  },
  'document-not-utf8': {
    severity: 'info',
    message: 'This file is not UTF-8 text, so it was not read; it is left byte for byte as it is.',
    help: 'If it has examples that use a crate that moves, save it as UTF-8 and add it again.',
    why: 'Examples can only be found in files that are read as text. The bytes of this one stay as they are.',
  },
  'verification-failed': {
    severity: 'error',
    message:
      'The edited manifest did not read back as planned ({problem}), so nothing moves to {forks} here, and nothing that would have to move with it.',
    help: 'This is a defect of Forklift. Please report it with this manifest.',
    why: 'Every edited manifest is read again and compared with the plan. When the two differ, the whole change is dropped; what does not depend on it still migrates.',
  },
  'internal-error': {
    severity: 'error',
    message: 'Something went wrong inside Forklift ({problem}); every file is left as it is.',
    help: 'This is a defect of Forklift. Please report it with these files.',
    why: 'A defect of this page, caught before it could reach your files.',
  },
  'nothing-found': {
    severity: 'info',
    message: 'These files use no crate that Forklift moves, so there is nothing to migrate.',
    help: 'The Forks tab lists the crates it moves, and those that it can move once you switch them on.',
    why: 'The watched crates may still come in through other crates: a Cargo.lock among the files shows whether they do.',
  },
  'already-adopted': {
    severity: 'info',
    message: 'Already adopted: this dependency is {fork}, which stands in for {crate}.',
    why: 'Running the migration twice changes nothing the second time.',
  },
  'requirement-outside-matrix': {
    severity: 'warning',
    why: 'A fork stands in for certain upstream versions only. Outside of these its API may differ, so the decision is yours: the option “Versions not checked” is where you make it.',
    message: '{crate} {requirement} {number}.',
    words: {
      number: {
        one: 'is outside what {fork} stands in for ({compatible}), so it is left as it is',
        several:
          'are outside what {fork} stands in for ({compatible}), so they are left as they are',
      },
      age: {
        newer:
          'Moving would be a downgrade to {compatible}. Wait for a fork of {requirement}, or go back to {crate} {compatible} first.',
        other:
          'Move to {crate} {compatible} first, or choose “Versions not checked: Migrate” and let the compiler say what else must change.',
      },
    },
    help: '{age}',
  },
  'requirement-migrated-outside-matrix': {
    severity: 'warning',
    why: 'You chose to move these too. Whether the code still compiles is for cargo check to say.',
    message:
      '{crate} {requirement} is outside what {fork} stands in for ({compatible}). {age}, because you chose to move versions that were not checked.',
    words: { age: { newer: 'It is downgraded to {written}', other: 'It is moved to {written}' } },
    help: 'The interfaces may differ: run cargo check before you rely on it.',
  },
  'requirement-unreadable': {
    severity: 'error',
    message: '“{requirement}” is not a valid version requirement, so {crate} is left as it is.',
    help: 'Write a requirement such as "1.0" or ">=1, <2".',
    why: 'Cargo would refuse this manifest before it looks at anything else.',
  },
  'requirement-missing': {
    severity: 'warning',
    message: '{crate} is declared without a version, a path or a repository, which Cargo refuses.',
    help: 'Give it a version, and it will migrate.',
    why: 'Without a version, there is nothing to compare with the versions that the fork stands in for.',
  },
  'held-together': {
    severity: 'warning',
    message:
      '{crate} is left here because it must move together with another declaration, which is left as well: {where}.',
    help: 'Fix the other place first. Cargo refuses a package that names one crate in two ways, and an inherited dependency must have the key of the root’s entry.',
    why: 'Some declarations only work when they move as one: a root and its members, or the tables of one package. When one is held, the others wait for it.',
  },
  'foreign-source': {
    severity: 'warning',
    message: '{crate} {number}.',
    words: {
      number: {
        one: 'comes from {origin} here, not from crates.io, so it is left as it is',
        several: 'come from {origin} here, not from crates.io, so they are left as they are',
      },
    },
    help: 'The fork replaces the crates.io package. If this copy should go too, point it at {fork} by hand.',
    why: 'A path, a git repository or another registry is your own choice of where the crate comes from. A fork on crates.io does not replace it by itself.',
  },
  'fork-already-declared': {
    severity: 'warning',
    message:
      '{crate} can’t become {fork}, because the package already declares “{key}”: {why}. It is left as it is.',
    words: {
      why: {
        taken: '“{key}” is another crate',
        name: 'one crate can’t have two names in a package',
        source:
          '{fork} comes from elsewhere than crates.io there, and one crate can’t come from two sources',
        optional:
          'that one is optional and this one is not, so the features that switch it on would do nothing',
        switches:
          'a feature that switches on features of this dependency would switch on more if it named “{key}”',
        inherited: 'one of the two is inherited from the workspace, the other is not',
        requirement: 'its requirement admits no release of {fork}',
        features: 'it asks for fewer features than this declaration',
      },
    },
    help: 'Keep one of the two: remove this declaration and use {key} in the sources, or the other way round.',
    why: 'Cargo refuses a package that reaches one crate under two names or from two sources, in whatever tables.',
  },
  'fork-requirement': {
    severity: 'error',
    message:
      'No release of {fork} matches “{requirement}”: Cargo fails with “failed to select a version for the requirement”.',
    help: 'Write {fork} = "{written}": the fork continues the version numbers of the upstream crate.',
    why: 'A dependency that is already on the fork may ask for a version that does not exist.',
  },
  'feature-missing': {
    severity: 'warning',
    message: '{fork} has no feature “{feature}”, so it is removed here.',
    help: 'Cargo would fail with “does not have that feature”. Check whether the package still needs what “{feature}” gave it.',
    why: 'A fork may drop a feature, or always include what the feature switched on.',
  },
  'public-feature-kept': {
    severity: 'info',
    message:
      'The optional dependency {crate} gave this package a feature “{crate}”. A feature of that name is added, so that --features {crate} and cfg(feature = "{crate}") work as before.',
    why: 'An optional dependency gives its package a feature of the same name. Whoever switches that feature on should not notice the migration.',
  },
  'metadata-mention': {
    severity: 'info',
    message: '{key} mentions {crate}. It is another tool’s setting, so it is left as it is.',
    help: 'Look at whether it should name {fork} now.',
    why: 'Other tools keep settings in the manifest. Only the tool knows what a name means there.',
  },
  'profile-override-left': {
    severity: 'info',
    message: 'This profile override of {crate} stays: {why}.',
    words: {
      why: {
        taken: 'there is one for {fork} already',
        held: 'part of the workspace still uses {crate}',
      },
    },
    help: 'Add one for {fork} if it needs the same setting.',
    why: 'The setting still applies to the part of the workspace that has not moved.',
  },
  'family-stays': {
    severity: 'warning',
    message:
      '{family} shares its types with {crate}, which moves to {fork} here, while {family} stays. Code that passes types of one to the other does not compile (E0308).',
    help: 'Reach these types through {fork}, or depend on the crate that {fork} itself uses for them; cargo tree -p {fork} shows which.',
    why: 'Crates that are released together exchange types. The fork has crates of its own in their place, and theirs are other types to the compiler.',
  },
  'profile-override-idle': {
    severity: 'info',
    message:
      'This profile override of {crate} no longer reaches what is built in its place: {fork} and its crates have other names.',
    help: 'See what does the work now with cargo tree -i {fork}, and add an override for that.',
    why: 'A profile override names a package. When that package is not in the graph, Cargo only warns.',
  },
  'shared-source': {
    severity: 'warning',
    message:
      '{crate} is left here: {file} is compiled by this package and by {other}, where the name {crate} stays, so it can’t be renamed in one of them alone.',
    help: 'Fix what keeps {crate} in {other}, or choose “Renamed crates: Alias”: it keeps the name in the sources, so that each package can move by itself.',
    why: 'Two packages may compile one file, by “#[path]”, “include!” or a target’s “path”. It can call the crate by one name only, so both packages have to move, or neither.',
  },
  'shared-meanings': {
    severity: 'warning',
    message:
      '{crate} is left here: {file} is compiled several times ({owners}), and the edits for {to} that are right for one of them are wrong for another.',
    help: 'Choose “Renamed crates: Alias”, which keeps the name in the sources. Or give all of them one edition and one meaning of {crate} first.',
    why: 'A file that several packages, or targets of several editions, compile can call a crate by one name only. In edition 2015 a path begins at the crate’s root, later at the crate itself.',
  },
  vendored: {
    severity: 'info',
    message:
      'The packages in {folders} are vendored: Cargo refuses them when a byte changes, so they are left as they are.',
    help: 'Run cargo vendor after the migration. It replaces them with what the manifests then ask for.',
    why: 'Cargo compares every byte of a vendored package with the checksum beside it. “cargo vendor” writes both again.',
  },
  'manifest-unbuilt': {
    severity: 'info',
    message:
      '{crate} is declared here, but nothing builds this manifest: it is in no workspace, no package depends on it, and none of its targets was given. It counts as data of {around} and is left as it is.',
    help: 'If Cargo does build it, add its sources.',
    why: 'A manifest inside another package that has no source of its own is a sample, such as the input of a test. Changing it would change what is tested.',
  },
  'template-manifest': {
    severity: 'warning',
    message:
      'This is a template of a manifest, or writes one; its dependency on {crate} is left, and so are the sources beside it.',
    help: 'If the packages made from it should use {fork}, change the key and the paths by hand.',
    why: 'A tool fills in the template. Forklift can’t know what comes out, so it changes nothing.',
  },
} as const satisfies Record<string, FindingRecord>;
