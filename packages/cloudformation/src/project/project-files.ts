/**
 * The files of a project, read by whoever calls. Paths are the caller's own; parts are put behind them with `/`, and may
 * hold `..`: a template names its code as its author keeps it. The port decides how far that may lead, links followed.
 */
export interface ProjectFiles {
  /** What stands at a path; undefined where nothing does, `outside` for what the project may not lead to. */
  readonly kindOf: (path: string) => Promise<'file' | 'folder' | 'outside' | undefined>
  /** A file as UTF-8 text. @throws TemplateError for one that is outside */
  readonly readText: (path: string) => Promise<string>
  /** The names in a folder. */
  readonly list: (folder: string) => Promise<readonly string[]>
}
