/** Jayway's `PathNotFoundException`: filters and wildcards over arrays take it for "no"; elsewhere it ends the evaluation. */
export class PathNotFound extends Error {
  override readonly name = 'PathNotFound'
}

/** Any other exception in Jayway: it ends the evaluation, and what was found so far is lost. */
export class PathAborted extends Error {
  override readonly name = 'PathAborted'
}

/** One of each is enough, since nobody reads their stacks. */
export const pathNotFound = new PathNotFound('No results for path')
export const pathAborted = new PathAborted('The path can not be applied')
