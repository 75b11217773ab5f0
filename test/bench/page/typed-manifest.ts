/** The manifest of a package whose sources are looked at or typed in. */
export const typedManifest =
  '[package]\nname = "typed"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = "1.0"\n';
