/** What runs a function's code. `provided` functions bring an executable of their own, as those of `go` do. */
export type RuntimeLanguage = 'nodejs' | 'python' | 'ruby' | 'java' | 'dotnet' | 'go' | 'provided'

export interface Runtime {
  readonly name: string
  readonly language: RuntimeLanguage
  /** `22`, `3.13`; empty where the name has none. */
  readonly languageVersion: string
}

/** Families and their versions in the words of AWS's names; what AWS has withdrawn is among them. */
const families: readonly (readonly [RuntimeLanguage, RegExp])[] = [
  ['nodejs', /^nodejs(\d+)?(?:\.[\dx]+(?:-edge)?)?$/],
  ['python', /^python(\d\.\d+)$/],
  ['ruby', /^ruby(\d\.\d+)$/],
  ['java', /^java(\d+)(?:\.al2)?$/],
  ['dotnet', /^dotnet(?:core)?(\d+(?:\.\d+)?)$/],
  ['go', /^go(\d)\.x$/],
  ['provided', /^provided(?:\.(al2(?:023)?))?$/],
]

/** Takes a runtime's name apart: any that AWS ever had, and those of the same make that it may have one day; undefined for other texts. */
export function readRuntime(name: string): Runtime | undefined {
  for (const [language, pattern] of families) {
    const found = pattern.exec(name)
    if (found) return { name, language, languageVersion: language === 'nodejs' ? (found[1] ?? '0') : (found[1] ?? '') }
  }
  return undefined
}
