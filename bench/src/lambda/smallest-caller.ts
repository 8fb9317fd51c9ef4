import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import type { BareCaller } from './bare-caller.ts'

const timeoutInMillis = 30_000
const batch = 1000

/**
 * The smallest program that gives an invocation what Lambda's contract asks for: an id, a deadline, a trace header, START, END and
 * REPORT in a log; without environments, limits, errors or any choice. What is missing to a bare line of JSON is the contract's, not ours.
 */
export function startSmallestFunction(): BareCaller {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'smallest-function.ts')], { stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'] })
  // Two sockets, since whoever blocks in a read is woken by what becomes of his own writes, too.
  const [, , , toFunction, fromFunction] = child.stdio
  if (!(toFunction instanceof Duplex && fromFunction instanceof Duplex)) throw new Error('A pipe is missing')
  let waiting: (answer: Buffer) => void = () => undefined
  let log: string[] = []
  fromFunction.on('data', (piece: Buffer) => waiting(piece))
  return {
    call: async (event) => {
      const begun = performance.now()
      const now = Date.now()
      const id = randomUUID()
      const hex = (randomUUID() + randomUUID()).replaceAll('-', '')
      const trace = `Root=1-${Math.floor(now / 1000).toString(16)}-${hex.slice(0, 24)};Parent=${hex.slice(24, 40)};Sampled=0`
      const payload = JSON.stringify(event)
      log.push(`START RequestId: ${id} Version: $LATEST\n`)
      const answered = new Promise<Buffer>((resolve) => {
        waiting = resolve
      })
      toFunction.write(`${JSON.stringify([id, now + timeoutInMillis, trace, Buffer.byteLength(payload)])}\n${payload}`)
      const answer = await answered
      const duration = performance.now() - begun
      log.push(`END RequestId: ${id}\n`)
      log.push(`REPORT RequestId: ${id}\tDuration: ${duration.toFixed(2)} ms\tBilled Duration: ${Math.ceil(duration)} ms\tMemory Size: 128 MB\n`)
      if (log.length > batch) log = []
      const parsed: unknown = JSON.parse(answer.toString('utf8', answer.indexOf(10) + 1))
      return parsed
    },
    close: () => {
      toFunction.destroy()
      fromFunction.destroy()
      child.kill()
    },
  }
}
