import { median, type Row } from '../report.ts'
import { cpuMillis, cpuMillisOfAll, startChild } from './child.ts'

const rounds = 7
const roundInMillis = 1500
/** A just-in-time compiler needs tens of thousands of calls to settle. */
const warmUpInMillis = 5000
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
  const ratios: number[] = []
  const cpu: number[] = []
  const baseCpu: number[] = []
  let failures = 0
  for (let round = 0; round < rounds; round++) {
    // The order changes, so that what comes second has no advantage.
    const first = round % 2 === 0 ? target : base
    const one = await load(first, roundInMillis, connections)
    const other = await load(first === target ? base : target, roundInMillis, connections)
    const [ours, theirs] = first === target ? [one, other] : [other, one]
    ratios.push(ours.rate / theirs.rate)
    cpu.push(ours.cpuMicros)
    baseCpu.push(theirs.cpuMicros)
    failures += ours.failures + theirs.failures
  }
  const cpuMicros = [median(cpu), median(baseCpu)] as const
  const costs = `${cpuMicros[0].toFixed(1)} us of CPU a request against ${cpuMicros[1].toFixed(1)} us`
  return { ratio: median(ratios), cpuMicros, note: failures > 0 ? `${failures} FAILURES; ${costs}` : costs }
}

async function load(
  { port, pid, isTree, request, tls }: Target,
  millis: number,
  connections: number,
): Promise<{ readonly rate: number; readonly cpuMicros: number; readonly failures: number }> {
  const used = isTree ? cpuMillisOfAll : cpuMillis
  const before = used(pid)
  const child = await startChild('load.ts', [String(port), String(connections), String(millis), request.toString('base64'), tls ? 'tls' : 'plain'], 'other')
  const { requests, seconds, failures }: { requests: number; seconds: number; failures: number } = JSON.parse(child.firstLine)
  return { rate: requests / seconds, cpuMicros: ((used(pid) - before) * 1000) / requests, failures }
}

/** A request byte by byte; `headers` are whole lines. */
export function requestText(path: string, verb: string, body: string, headers = ''): Buffer {
  const length = body === '' ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`
  return Buffer.from(`${verb} ${path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench/1.0\r\nAccept: */*\r\n${headers}${length}\r\n${body}`)
}
