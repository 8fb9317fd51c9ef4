import { print } from '../../terminal/terminal.ts'
import { UsageError } from '../../failures/usage-error.ts'

const help = `Usage: fourbox function VERB [OPTIONS]

  create NAME --code FOLDER     make a function of a folder on this machine
  list                          print the functions
  invoke NAME                   call one and print what it answers
  logs NAME                     print what it has logged
  delete NAME                   delete it

“fourbox function VERB --help” tells more of one. Everything else that Lambda can do is done with the AWS CLI or an SDK: see “fourbox env”.`

const verbs: ReadonlyMap<string, () => Promise<{ readonly run: (arguments_: readonly string[]) => Promise<number> }>> = new Map([
  ['create', () => import('./create.ts')],
  ['list', () => import('./list.ts')],
  ['invoke', () => import('./invoke.ts')],
  ['logs', () => import('./logs.ts')],
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
