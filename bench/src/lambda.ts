import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { FunctionVersion } from '@fourbox/domain'
import { openFunctions, type Functions } from '@fourbox/lambda'
import { type BareCaller, startBareFunction } from './lambda/bare-caller.ts'
import { startSmallestFunction } from './lambda/smallest-caller.ts'
import { type Bench, median, type Row } from './report.ts'

const warmRounds = 15
const callsARound = 1000
/** A just-in-time compiler needs tens of thousands of calls to settle. */
const warmUpRounds = 30
const coldRounds = 15
const name = 'bench'
/** A spare process boots behind the cold start that has taken the one before. */
const pauseForSpareInMillis = 700

/** A warm invocation against a bare line of JSON to the same function, a cold one against Node's own start. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-bench-'))
  chmodSync(folder, 0o755)
  const code = join(folder, 'code')
  mkdirSync(code)
  writeFileSync(join(code, 'index.js'), 'exports.handler = async (event) => ({ statusCode: 200, body: String(event.n) })')
  try {
    const together = await onOneCore(() => warm(folder, code))
    const apart = await warm(folder, code)
    return [...warmRows(together, ', both on one core', { atMost: 1.5 }), ...warmRows(apart, ''), ...(await cold(folder, code))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type WarmRound = readonly [ours: number, bare: number, smallest: number]

async function warm(folder: string, path: string): Promise<readonly WarmRound[]> {
  const bare = await startBareFunction(folder)
  const smallest = startSmallestFunction()
  try {
    return await withFunctions(folder, 0, (functions) => warmRoundsOf(functions, path, bare, smallest))
  } finally {
    bare.close()
    smallest.close()
  }
}

async function warmRoundsOf(functions: Functions, path: string, bare: BareCaller, smallest: BareCaller): Promise<readonly WarmRound[]> {
  const rounds: WarmRound[] = []
  for (let round = -warmUpRounds; round < warmRounds; round++) {
    const times = [
      await timeOf(() => invoke(functions, path, 'warm'), callsARound),
      await timeOf(() => bare.call({ n: 7 }), callsARound),
      await timeOf(() => smallest.call({ n: 7 }), callsARound),
    ] as const
    if (round >= 0) rounds.push(times)
  }
  return rounds
}

function warmRows(rounds: readonly WarmRound[], where: string, goal?: Row['goal']): readonly Row[] {
  const micros = (values: readonly number[]) => `${((median(values) * 1000) / callsARound).toFixed(1)} us`
  return [
    {
      name: `A warm invocation of a Node function / a bare JSON line to it${where}`,
      ratio: median(rounds.map(([ours, line]) => ours / line)),
      ...(goal && { goal }),
      note: `${micros(rounds.map(([ours]) => ours))}; the line: ${micros(rounds.map(([, line]) => line))}`,
    },
    {
      name: `The smallest program that does what Lambda asks / the same line${where}`,
      ratio: median(rounds.map(([, line, least]) => least / line)),
      note: `an id, a deadline, a trace, START, END and REPORT; an invocation takes ${median(rounds.map(([ours, , least]) => ours / least)).toFixed(3)} times as long`,
    },
  ]
}

/**
 * Where one process answers while the other waits, both run on one core of an idle machine. On a busy one the system often puts them apart, and what is measured
 * then is how long the other core takes to wake.
 */
async function onOneCore<T>(run: () => Promise<T>): Promise<T> {
  const cores = availableParallelism()
  if (process.platform !== 'linux' || cores < 2) return run()
  const runOn = (list: string) => execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', list, String(process.pid)], { stdio: 'ignore' })
  runOn('1')
  try {
    return await run()
  } finally {
    runOn(`0-${cores - 1}`)
  }
}

async function cold(folder: string, path: string): Promise<readonly Row[]> {
  const rounds: { readonly node: number; readonly fresh: number; readonly spared: number }[] = []
  await withFunctions(folder, 0, (fresh) =>
    withFunctions(join(folder, 'spared'), 1, async (spared) => {
      for (let round = -2; round < coldRounds; round++) {
        await delay(pauseForSpareInMillis)
        const times = {
          node: await timeOf(startNode, 1),
          fresh: await timeOf(() => invoke(fresh, path, `cold-${round}`), 1),
          spared: await timeOf(() => invoke(spared, path, `cold-${round}`), 1),
        }
        if (round >= 0) rounds.push(times)
      }
    }),
  )
  const millis = (values: readonly number[]) => `${median(values).toFixed(1)} ms`
  return [
    {
      name: 'A cold start, answer included / node -e 0',
      ratio: median(rounds.map(({ fresh, node }) => fresh / node)),
      goal: { atMost: 1.5 },
      note: `${millis(rounds.map(({ fresh }) => fresh))}; node -e 0: ${millis(rounds.map(({ node }) => node))}`,
    },
    {
      name: 'A cold start with a spare process / node -e 0',
      ratio: median(rounds.map(({ spared, node }) => spared / node)),
      goal: { atMost: 0.3 },
      note: millis(rounds.map(({ spared }) => spared)),
    },
  ]
}

async function withFunctions<T>(folder: string, spareProcesses: number, use: (functions: Functions) => Promise<T>): Promise<T> {
  const functions = await openFunctions({
    folder: join(folder, `functions-${spareProcesses}`),
    region: 'us-east-1',
    account: '000000000000',
    logs: () => undefined,
    readArchive: async () => undefined,
    deliver: async () => undefined,
    report: (line) => console.log(line),
    spareProcesses,
    idleEndInMillis: 60_000,
    concurrentExecutions: 1000,
    nodeRuntimeApi: false,
  })
  try {
    return await use(functions)
  } finally {
    await functions.close()
  }
}

async function invoke(functions: Functions, path: string, revision: string): Promise<void> {
  const payload = Buffer.from(JSON.stringify({ n: 7 }))
  const result = await functions.invoke(versionOf(path, revision), { payload, invokedFunctionArn: functionArn })
  const answer: { readonly body?: string } = JSON.parse(Buffer.from(result.payload).toString())
  if (answer.body !== '7') throw new Error(`The function answered ${Buffer.from(result.payload).toString()}`)
}

const functionArn = `arn:aws:lambda:us-east-1:000000000000:function:${name}`

function versionOf(path: string, revision: string): FunctionVersion {
  return {
    functionArn,
    name,
    version: '$LATEST',
    revision,
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    code: { type: 'folder', path, watched: false },
    layers: [],
    environment: {},
    timeoutInSeconds: 30,
    memorySizeInMegabytes: 128,
    ephemeralStorageInMegabytes: 512,
    logging: { format: 'Text', group: `/aws/lambda/${name}`, applicationLevel: 'INFO', systemLevel: 'INFO' },
    architecture: 'x86_64',
  }
}

async function startNode(): Promise<void> {
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit')
}

async function timeOf(run: () => Promise<unknown>, count: number): Promise<number> {
  const begun = performance.now()
  for (let n = 0; n < count; n++) await run()
  return performance.now() - begun
}
