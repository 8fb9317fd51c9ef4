import { print } from '../../terminal/terminal.ts'
import { UsageError } from '../../failures/usage-error.ts'

const help = `Usage: fourbox stack VERB [OPTIONS]

  list                          print the stacks that were imported
  show NAME                     print what a stack holds, and its outputs
  delete NAME                   delete a stack with all that it holds

Stacks are made of CloudFormation templates by “fourbox import”. “fourbox stack VERB --help” tells more of one.`

const verbs: ReadonlyMap<string, () => Promise<{ readonly run: (arguments_: readonly string[]) => Promise<number> }>> = new Map([
  ['list', () => import('./list.ts')],
  ['show', () => import('./show.ts')],
  ['delete', () => import('./delete.ts')],
])

export async function run([verb, ...rest]: readonly string[]): Promise<number> {
  if (verb === '--help' || verb === '-h') {
    print(help)
    return 0
  }
  const load = verbs.get(verb ?? '')
  if (!load) throw new UsageError(`needs one of ${[...verbs.keys()].join(', ')}; “--help” tells more`)
  return (await load()).run(rest)
}
