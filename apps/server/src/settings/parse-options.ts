import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from '../failures/usage-error.ts'

/** The options of a command line, read by Node’s own parser. @throws UsageError for a line that it does not understand */
export function parseOptions<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
