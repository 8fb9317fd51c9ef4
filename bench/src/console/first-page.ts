import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const checker = join(import.meta.dirname, '../../../apps/console/check-size.mjs')

/** JavaScript and CSS that the browser needs for the first page, in brotli's bytes, as the check of its budget counts them. */
export function firstPageBytes(): number {
  const kilobytes = /First page: ([\d.]+) kB/.exec(execFileSync(process.execPath, [checker], { encoding: 'utf8' }))?.[1]
  return Number(kilobytes) * 1000
}
