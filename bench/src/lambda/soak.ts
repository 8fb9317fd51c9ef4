import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FunctionVersion } from '@fourbox/domain'
import { openFunctions } from '@fourbox/lambda'

/**
 * 10,000 invocations with failing ones among them: `node bench/src/lambda/soak.ts [count]`. Prints what this process holds at the beginning, on the way and
 * at the end, and fails when processes or handles are left or memory has grown.
 */
const count = Number(process.argv[2] ?? 10_000)
const atOnce = 4
const mostGrowthInMegabytes = 60

const folder = mkdtempSync(join(tmpdir(), 'fourbox-soak-'))
chmodSync(folder, 0o755)
const code = join(folder, 'code')
mkdirSync(code)
writeFileSync(
  join(code, 'index.js'),
  `exports.handler = async ({ n }) => {
    console.log("invocation", n)
    if (n % 10 === 3) throw new Error("no")
    if (n % 100 === 50) process.exit(7)
    if (n % 1000 === 500) for (;;);
    if (n % 50 === 7) return "y".repeat(7000000)
    if (n % 200 === 9) require("child_process").spawn("sleep", ["60"], { detached: true, stdio: "ignore" }).unref()
    return { n }
  }`,
)

let events = 0
const functions = await openFunctions({
  folder: join(folder, 'functions'),
  region: 'us-east-1',
  account: '000000000000',
  logs: (_, __, batch) => (events += batch.length),
  readArchive: async () => undefined,
  deliver: async () => undefined,
  report: (line) => console.log(line),
  spareProcesses: 1,
  idleEndInMillis: 60_000,
  concurrentExecutions: 1000,
  nodeRuntimeApi: false,
})
const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:soak'
const version: FunctionVersion = {
  functionArn,
  name: 'soak',
  version: '$LATEST',
  revision: '1',
  runtime: 'nodejs24.x',
  handler: 'index.handler',
  code: { type: 'folder', path: code, watched: false },
  layers: [],
  environment: {},
  timeoutInSeconds: 1,
  memorySizeInMegabytes: 128,
  ephemeralStorageInMegabytes: 512,
  logging: { format: 'Text', group: '/aws/lambda/soak', applicationLevel: 'INFO', systemLevel: 'INFO' },
  architecture: 'x86_64',
}

const outcomes = new Map<string, number>()
let next = 0
async function invokeAll(): Promise<void> {
  for (let n = next++; n < count; n = next++) {
    const { functionError, payload } = await functions.invoke(version, { payload: Buffer.from(JSON.stringify({ n })), invokedFunctionArn: functionArn })
    const error: { readonly errorType?: string } = functionError ? JSON.parse(Buffer.from(payload).toString()) : {}
    const outcome = error.errorType ?? 'answered'
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    if (n > 0 && n % (count / 5) === 0) show(`after ${n}`)
  }
}

const begun = holding()
show('at the start')
await Promise.all(Array.from({ length: atOnce }, invokeAll))
show(`after ${count}`)
console.log(Object.fromEntries(outcomes), `${events} log events`)
await functions.close()
globalThis.gc?.()
const left = holding()
show('after the end')
rmSync(folder, { recursive: true, force: true })
if (left.children > 0 || left.handles > begun.handles + 2 || left.megabytes > begun.megabytes + mostGrowthInMegabytes) process.exitCode = 1

function holding() {
  return { children: childrenOf(process.pid), handles: readdirSync('/proc/self/fd').length, megabytes: Math.round(process.memoryUsage.rss() / 1_048_576) }
}

function show(when: string): void {
  const { children, handles, megabytes } = holding()
  console.log(`${when.padEnd(16)} ${String(children).padStart(3)} sandboxes ${String(handles).padStart(4)} handles ${String(megabytes).padStart(5)} MB`)
}

function childrenOf(pid: number): number {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid).length
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1])
  } catch {
    return 0
  }
}
