/**
 * The files of a project, read by whoever calls. Paths are the caller's own; parts are put behind them with `/`, and may
 * hold `..`: a template names its code as its author keeps it. The port decides how far that may lead.
 */
export interface ProjectFiles {
  /** What stands at a path; undefined where nothing does, or nothing that may be read. */
  readonly kindOf: (path: string) => Promise<'file' | 'folder' | undefined>
  /** A file as UTF-8 text. */
  readonly readText: (path: string) => Promise<string>
  /** The names in a folder. */
  readonly list: (folder: string) => Promise<readonly string[]>
}
