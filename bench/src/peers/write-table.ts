import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem, type } from 'node:os'
import { join } from 'node:path'
import type { Compared } from '../data-plane/compare.ts'
import type { Row } from '../report.ts'

const page = join(import.meta.dirname, '../../../docs/performance.md')
const [begin, end] = ['<!-- Written by npm run bench -- peers -->', '<!-- Written until here -->']

/** One tool, compared at what both can do. */
export interface PeerRow extends Compared {
  readonly peer: string
  readonly packages: Readonly<Record<string, string>>
  readonly what: string
  readonly goal?: Row['goal']
  /** Whether it is no Fourbox that was compared, but what is possible. */
  readonly isFloor?: boolean
}

/** Puts what was measured, with versions and the machine, into its place in docs/performance.md. */
export function writeTable(rows: readonly PeerRow[]): void {
  const text = readFileSync(page, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < 0) throw new Error(`${page} has no place for the table`)
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${tableOf(rows)}\n\n${text.slice(to)}`)
}

function tableOf(rows: readonly PeerRow[]): string {
  const lines = rows.map(({ packages, what, ratio, cpuMicros: [ours, theirs] }) => {
    const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`)
    return `| ${versions.join(', ')} | ${what} | ${ratio.toFixed(1)} | ${theirs.toFixed(0)} µs against ${ours.toFixed(0)} µs |`
  })
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${type()}, Node ${process.versions.node}`
  return `| instead | what is called | Fourbox answers so many times as many | CPU of a request, all processes: there and here |
|---|---|---|---|
${lines.join('\n')}

Measured on ${new Date().toISOString().slice(0, 10)} with eight connections in interleaved rounds: ${machine}; load ${(loadavg()[0] ?? 0).toFixed(0)} at the end.`
}
