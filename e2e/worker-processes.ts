import { readFileSync } from 'node:fs'
import type { RunningServer } from './server.ts'

/** The workers are the server's children that serve deployed APIs. */
export function workersOf({ processId }: Pick<RunningServer, 'processId'>): readonly number[] {
  const children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8').trim()
  return children === '' ? [] : children.split(' ').map(Number)
}
