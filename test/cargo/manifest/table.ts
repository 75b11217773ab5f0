/** Every theme's cases. */

import { aliasCases } from './alias.cases.ts';
import { borderCases } from './borders.cases.ts';
import type { ManifestCase } from './case.ts';
import { combinationCases } from './combinations.cases.ts';
import { directCases } from './direct.cases.ts';
import { existingPatchCases } from './existing-patch.cases.ts';
import { featureValueCases } from './feature-values.cases.ts';
import { featureCases } from './features.cases.ts';
import { forOthersCases } from './for-others.cases.ts';
import { formCases } from './forms.cases.ts';
import { gitCases } from './git.cases.ts';
import { inheritanceCases } from './inheritance.cases.ts';
import { insertionCases } from './insertions.cases.ts';
import { leftCases } from './left.cases.ts';
import { missingFeatureCases } from './missing-features.cases.ts';
import { patchCases } from './patch.cases.ts';
import { requirementCases } from './requirements.cases.ts';
import { settingCases } from './settings.cases.ts';
import { workspaceCases } from './workspaces.cases.ts';

export const themes: Readonly<Record<string, readonly ManifestCase[]>> = {
  direct: directCases,
  forms: formCases,
  requirements: requirementCases,
  features: featureCases,
  'feature values': featureValueCases,
  'missing features': missingFeatureCases,
  insertions: insertionCases,
  settings: settingCases,
  alias: aliasCases,
  left: leftCases,
  inheritance: inheritanceCases,
  workspaces: workspaceCases,
  patch: patchCases,
  'existing patch': existingPatchCases,
  git: gitCases,
  combinations: combinationCases,
  borders: borderCases,
  'for others': forOthersCases,
};

/** Cases with their names in front, as a test table takes them. */
export function named(cases: readonly ManifestCase[]): (readonly [string, ManifestCase])[] {
  return cases.map((it) => [it.name, it]);
}
