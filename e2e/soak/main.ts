// npm run soak -- [--minutes N | --functions [--calls N] | --kills N]: what ought to stay level or kept is, while much of what runs fails.
import { parseArgs } from 'node:util'

const usage = 'Usage: npm run soak -- [--minutes N | --functions [--calls N] | --kills N]'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    functions: { type: 'boolean', default: false },
    calls: { type: 'string', default: '10000' },
    kills: { type: 'string' },
  },
})
const minutes = Number(values.minutes)
const calls = Number(values.calls)
const kills = Number(values.kills ?? 1)
if (!(minutes > 0) || !(calls > 0) || !(Number.isSafeInteger(kills) && kills > 0)) {
  console.error(usage)
  process.exit(2)
}
process.exitCode = (await soak()) ? 0 : 1

async function soak(): Promise<boolean> {
  if (values.kills !== undefined) return (await import('./kills.ts')).soakKills(kills)
  if (values.functions) return (await import('./failing-functions.ts')).soakFunctions(calls)
  return (await import('./faulty-back-ends.ts')).soakBackEnds(minutes)
}
