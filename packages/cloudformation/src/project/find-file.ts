import type { ProjectFiles } from './project-files.ts'

/** A path as a template writes it, and as it is from where the template lies. */
export interface Candidate {
  readonly written: string
  readonly path: string
}

/** The first of some paths that is a file; else the first of them that leads out of the project, as it is written. */
export async function findFile(
  candidates: readonly Candidate[],
  files: ProjectFiles,
): Promise<{ readonly path: string } | { readonly outside: string } | undefined> {
  let outside: string | undefined
  for (const { written, path } of candidates) {
    if (written.includes('://')) continue
    const kind = await files.kindOf(path)
    if (kind === 'file') return { path }
    if (kind === 'outside') outside ??= written
  }
  return outside === undefined ? undefined : { outside }
}

/** What is said of a path that leads out of the project. */
export function outsideText(path: string): string {
  return `${path} lies outside the project’s folder. Where it belongs to the project, name a folder that holds both: --root DIR.`
}
