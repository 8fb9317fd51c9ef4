import type { ProjectFiles } from './project-files.ts'

/** The account and the region that a project is imported for. */
export interface Place {
  readonly account: string
  readonly region: string
}

/**
 * Files of a stack that CDK has made for one account and region (`aws://123456789012/eu-west-1`): its templates have these
 * written out in ARNs, which become those of another place. Undefined where nothing has to.
 */
export function movedFiles(files: ProjectFiles, environment: string, place: Place): ProjectFiles | undefined {
  const [, account = '', region = ''] = /^aws:\/\/(\d{12}|unknown-account)\/([a-z]{2}(?:-[a-z]+)+-\d|unknown-region)$/.exec(environment) ?? []
  const moves = [
    [account, place.account],
    [region, place.region],
  ].filter(([from = '', to]) => from !== '' && !from.startsWith('unknown-') && from !== to)
  if (moves.length === 0) return undefined
  return {
    ...files,
    readText: async (path) => moves.reduce((text, [from, to]) => text.replaceAll(`:${from}:`, `:${to}:`), await files.readText(path)),
  }
}
