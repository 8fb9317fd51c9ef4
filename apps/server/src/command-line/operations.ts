import { print, printJson } from '../terminal/terminal.ts'
import { coverage } from '../control-plane/coverage.ts'

const help = `Usage: fourbox operations [--json]

Prints which of AWS’s operations are implemented, and which of their settings have no effect.`

export async function run(arguments_: readonly string[]): Promise<number> {
  if (arguments_.includes('--help') || arguments_.includes('-h')) {
    print(help)
    return 0
  }
  const rows = coverage.operations
  const implemented = rows.filter((row) => row.implemented).length
  if (arguments_.includes('--json')) printJson(coverage)
  else {
    for (const row of rows) print([row.implemented ? 'yes' : 'no ', row.name, ...row.storedOnly.map((setting) => `(${setting})`)].join('  '))
    print(`\n${implemented} of ${rows.length}; of apigatewayv2: ${coverage.operationsV2.join(', ')}`)
  }
  return implemented === rows.length ? 0 : 1
}
