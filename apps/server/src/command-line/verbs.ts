import { UsageError } from '../failures/usage-error.ts'
import { print } from '../terminal/terminal.ts'

/** A module of a command or of one of its verbs: arguments in, exit code out. 0 done, 1 refused or failed, 2 wrongly used. */
export interface CommandModule {
  readonly run: (arguments_: readonly string[]) => Promise<number>
}

/**
 * A command that has several verbs, such as `fourbox function list`: what runs the one that is named.
 * @throws UsageError for one that there is not
 */
export function runVerb(help: string, verbs: Readonly<Record<string, () => Promise<CommandModule>>>): CommandModule['run'] {
  const byName = new Map(Object.entries(verbs))
  return async ([verb = '', ...rest]) => {
    if (verb === '--help' || verb === '-h') {
      print(help)
      return 0
    }
    const load = byName.get(verb)
    if (!load) throw new UsageError(`needs one of ${[...byName.keys()].join(', ')}; “--help” tells more`)
    return (await load()).run(rest)
  }
}
