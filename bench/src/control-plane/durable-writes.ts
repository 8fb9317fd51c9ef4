import { join } from 'node:path'
import { CreateRestApiCommand } from '@aws-sdk/client-api-gateway'
import { cpuMillisOfAll, startChild } from '../data-plane/child.ts'
import { startProduct } from '../product.ts'
import { median, type Row } from '../report.ts'
import { inTurns, type Writers, withWriters } from './writers.ts'

const bareWriter = join(import.meta.dirname, 'bare-writer.ts')
const rounds = 7
const writesPerRound = 320

/** Acknowledged writes of some clients at once against a bare server that makes the same SQLite commit, in interleaved rounds. */
export async function durableWrites(folder: string): Promise<readonly Row[]> {
  const product = await startProduct(folder, 'measured')
  const bare = await startChild(bareWriter, [join(folder, 'bare.sqlite')], 'measured')
  const recording = await startChild(bareWriter, [join(folder, 'recording.sqlite'), 'history'], 'measured')
  try {
    const { id = '' } = await product.client.send(new CreateRestApiCommand({ name: 'written', description: 'before' }))
    const write = (count: number) => ({ path: `/restapis/${id}`, patch: { op: 'replace', path: '/description', value: `write ${count}` } })
    const rows: Row[] = []
    for (const clients of [1, 4, 16]) {
      const ours = { origin: product.controlOrigin, pid: product.pid, clients, write }
      const [theirs, floor] = [bare, recording].map(({ firstLine, pid }) => ({ origin: `http://127.0.0.1:${firstLine}`, pid, clients, write }))
      if (!theirs || !floor) continue
      const by = `${clients} client${clients === 1 ? '' : 's'}`
      rows.push({ name: `durable write by ${by} / bare node:http with the same commit`, goal: { atLeast: 0.75 }, ...(await compareWrites(ours, theirs)) })
      rows.push({ name: `floor: the smallest server that records the change, ${by} / the same`, ...(await compareWrites(floor, theirs)) })
    }
    return rows
  } finally {
    await bare.end()
    await recording.end()
    await product.end()
  }
}

interface Written extends Writers {
  readonly pid: number
}

async function compareWrites(ours: Written, theirs: Written): Promise<Pick<Row, 'ratio' | 'note'>> {
  return withWriters(ours, (writeOurs) =>
    withWriters(theirs, async (writeTheirs) => {
      const ratios: number[] = []
      const cpu: number[] = []
      const bareCpu: number[] = []
      // The first round of each makes the code warm.
      for (let round = -1; round < rounds; round++) {
        const timed = await inTurns(
          round,
          timeAndCpu(ours.pid, () => writeOurs(writesPerRound)),
          timeAndCpu(theirs.pid, () => writeTheirs(writesPerRound)),
        )
        if (round < 0) continue
        ratios.push(timed.other.millis / timed.one.millis)
        cpu.push(timed.one.cpuMicros)
        bareCpu.push(timed.other.cpuMicros)
      }
      return { ratio: median(ratios), note: `${median(cpu).toFixed(0)} us of CPU a write against ${median(bareCpu).toFixed(0)} us` }
    }),
  )
}

function timeAndCpu(pid: number, work: () => Promise<number>): () => Promise<{ readonly millis: number; readonly cpuMicros: number }> {
  return async () => {
    const before = cpuMillisOfAll(pid)
    const millis = await work()
    return { millis, cpuMicros: ((cpuMillisOfAll(pid) - before) * 1000) / writesPerRound }
  }
}
