import { print } from '../terminal/terminal.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { UsageError } from '../failures/usage-error.ts'
import { readConfig } from '../settings/config.ts'
import { parseOptions } from '../settings/parse-options.ts'
import { toldToOwner } from './told-to-owner.ts'

const help = `Usage: fourbox restore FILE [--data FOLDER]

Puts what “fourbox backup FILE” wrote in the place of what a data folder holds. The file is checked first, whole; nothing
changes when it was cut off or damaged, or while a Fourbox uses the folder. What the folder held is kept beside it.

  --data FOLDER                 the data folder (FOURBOX_DATA, or ./.fourbox)

Exit code: 0 restored, 1 refused or failed, 2 wrongly used.`

const options = { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const

export async function run(arguments_: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions({ args: [...arguments_], options, allowPositionals: true })
  if (values.help === true) {
    print(help)
    return 0
  }
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('needs one FILE; “--help” tells more')
  const { data: folder, databaseUrl } = readConfig(values.data === undefined ? [] : ['--data', values.data], process.env)
  if (databaseUrl !== '') throw new UsageError('fills data folders; what FOURBOX_DATABASE_URL names is filled by “fourbox store copy FILE URL”')
  return toldToOwner(
    async () => {
      const kept = await restoreBackup(file, folder)
      print(`${folder} holds what ${file} does.${kept === undefined ? '' : ` What it held before is kept as ${kept}.`}`)
      return 0
    },
    ({ message }) => `Nothing was restored: ${message}`,
  )
}
