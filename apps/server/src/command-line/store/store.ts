import { StoreNotEmpty } from '@fourbox/store'
import { UsageError } from '../../failures/usage-error.ts'
import { parseOptions } from '../../settings/parse-options.ts'
import { print } from '../../terminal/terminal.ts'
import { runVerb } from '../verbs.ts'
import { toldToOwner } from '../told-to-owner.ts'
import { copyStore } from './copy-store.ts'

const help = `Usage: fourbox store copy FROM TO [--replace]

Copies everything that one store holds into another: documents, logs, figures of calls, the code of functions. All of it or nothing;
what was copied is counted. FROM and TO are each

  a data folder                 which no Fourbox may use meanwhile
  a file                        that “fourbox backup” wrote; as FROM alone
  postgres://…                  a database; of one that is in use, what it holds at one moment is copied
  database                      the one that FOURBOX_DATABASE_URL names: its password then stands in no command line

  --replace                     lets a TO that holds something lose it; what a data folder held is kept as fourbox.sqlite.before-restore

Not copied is what is a machine's own and stands beside the store in its data folder: the keys of local user pools, certificates.

Exit code: 0 copied, 1 refused or failed, 2 wrongly used.`

export const run = runVerb(help, { copy: async () => ({ run: copy }) })

const options = { replace: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

async function copy(arguments_: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions({ args: [...arguments_], options, allowPositionals: true })
  if (values.help === true) {
    print(help)
    return 0
  }
  const [from, to, ...more] = positionals
  if (from === undefined || to === undefined || more.length > 0) throw new UsageError('copy needs FROM and TO; “--help” tells more')
  return toldToOwner(
    async () => {
      print(await copyStore(from, to, { replace: values.replace === true, environment: process.env }))
      return 0
    },
    (error) => `Nothing was copied: ${error.message}${error instanceof StoreNotEmpty ? '; “--replace” lets it lose that' : ''}`,
  )
}
