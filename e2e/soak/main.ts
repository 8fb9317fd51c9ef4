// npm run soak -- [--minutes N] [--functions [--calls N]]: what ought to stay level does, while much of what runs fails.
import { parseArgs } from 'node:util'

const usage = 'Usage: npm run soak -- [--minutes N] [--functions [--calls N]]'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, functions: { type: 'boolean', default: false }, calls: { type: 'string', default: '10000' } },
})
const minutes = Number(values.minutes)
const calls = Number(values.calls)
if (!(minutes > 0) || !(calls > 0)) {
  console.error(usage)
  process.exit(2)
}
const isLevel = values.functions
  ? await (await import('./failing-functions.ts')).soakFunctions(calls)
  : await (await import('./faulty-back-ends.ts')).soakBackEnds(minutes)
process.exitCode = isLevel ? 0 : 1
