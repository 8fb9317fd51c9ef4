import { median, type Row } from '../report.ts'
import { cpuMillis, cpuMillisOfAll, startChild } from './child.ts'

const rounds = 7
const roundInMillis = 1500
/** A just-in-time compiler needs tens of thousands of calls to settle. */
const warmUpInMillis = 5000
/** What is started for one round has compiled most of what it runs by then. */
const warmUpOfNewInMillis = 1500
const mostConnections = 32

/** One thing that can be loaded. */
export interface Target {
  readonly port: number
  readonly pid: number
  /** Whether the processes below it work for its calls, too. */
  readonly isTree?: boolean
  readonly request: Buffer
  /** Over TLS, whoever signed its certificate. */
  readonly tls?: boolean
}

/** How one thing stands to another. */
export interface Compared extends Pick<Row, 'ratio' | 'note'> {
  /** CPU time of one request of either, in microseconds. */
  readonly cpuMicros: readonly [target: number, base: number]
}

/** Interleaved rounds; the ratio of the rates, and the CPU time of one request on either side. */
export async function compare(target: Target, base: Target, connections = mostConnections): Promise<Compared> {
  await load(target, warmUpInMillis, connections)
  await load(base, warmUpInMillis, connections)
  const measured: Round[] = []
  for (let round = 0; round < rounds; round++) measured.push(await compareOnce(target, base, connections, round))
  return comparedOf(measured)
}

/** The same, where each round meets a new base: for one that gets slower with each request that it has answered. */
export async function compareWithNew(
  target: Target,
  withBase: (use: (base: Target) => Promise<void>) => Promise<void>,
  connections: number,
): Promise<Compared> {
  await load(target, warmUpInMillis, connections)
  const measured: Round[] = []
  for (let round = 0; round < rounds; round++) {
    await withBase(async (base) => {
      await load(base, warmUpOfNewInMillis, connections)
      measured.push(await compareOnce(target, base, connections, round))
    })
  }
  return comparedOf(measured)
}

/** Loads it until it has answered so many requests. */
export async function wearOut(target: Target, requests: number, connections: number): Promise<void> {
  for (let answered = 0; answered < requests;) answered += (await load(target, roundInMillis, connections)).requests
}

interface Round {
  readonly ours: Loaded
  readonly theirs: Loaded
}

/** The order changes with the rounds, so that what comes second has no advantage. */
async function compareOnce(target: Target, base: Target, connections: number, round: number): Promise<Round> {
  const first = round % 2 === 0 ? target : base
  const one = await load(first, roundInMillis, connections)
  const other = await load(first === target ? base : target, roundInMillis, connections)
  return first === target ? { ours: one, theirs: other } : { ours: other, theirs: one }
}

function comparedOf(measured: readonly Round[]): Compared {
  const ratios = measured.map(({ ours, theirs }) => ours.rate / theirs.rate)
  const cpu = measured.map(({ ours }) => ours.cpuMicros)
  const baseCpu = measured.map(({ theirs }) => theirs.cpuMicros)
  const failures = measured.reduce((sum, { ours, theirs }) => sum + ours.failures + theirs.failures, 0)
  const cpuMicros = [median(cpu), median(baseCpu)] as const
  const costs = `${cpuMicros[0].toFixed(1)} us of CPU a request against ${cpuMicros[1].toFixed(1)} us`
  return { ratio: median(ratios), cpuMicros, note: failures > 0 ? `${failures} FAILURES; ${costs}` : costs }
}

interface Loaded {
  readonly requests: number
  readonly rate: number
  readonly cpuMicros: number
  readonly failures: number
}

async function load({ port, pid, isTree, request, tls }: Target, millis: number, connections: number): Promise<Loaded> {
  const used = isTree ? cpuMillisOfAll : cpuMillis
  const before = used(pid)
  const child = await startChild('load.ts', [String(port), String(connections), String(millis), request.toString('base64'), tls ? 'tls' : 'plain'], 'other')
  const { requests, seconds, failures }: { requests: number; seconds: number; failures: number } = JSON.parse(child.firstLine)
  return { requests, rate: requests / seconds, cpuMicros: ((used(pid) - before) * 1000) / requests, failures }
}

/** A request byte by byte; `headers` are whole lines. */
export function requestText(path: string, verb: string, body: string, headers = ''): Buffer {
  const length = body === '' ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`
  return Buffer.from(`${verb} ${path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench/1.0\r\nAccept: */*\r\n${headers}${length}\r\n${body}`)
}
