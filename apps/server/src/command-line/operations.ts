import { operations as known } from '@fourbox/wire'
import { operations } from '../control-plane/operations/index.ts'

const help = `Usage: fourbox operations [--json]

Prints which of AWS’s operations are implemented.`

export async function run(arguments_: readonly string[]): Promise<number> {
  if (arguments_.includes('--help') || arguments_.includes('-h')) {
    console.log(help)
    return 0
  }
  const rows = known.map(({ name }) => ({ name, implemented: operations[name] !== undefined }))
  const implemented = rows.filter((row) => row.implemented).length
  if (arguments_.includes('--json')) console.log(JSON.stringify(rows, null, 2))
  else {
    for (const row of rows) console.log(`${row.implemented ? 'yes' : 'no '}  ${row.name}`)
    console.log(`\n${implemented} of ${rows.length}`)
  }
  return implemented === rows.length ? 0 : 1
}
