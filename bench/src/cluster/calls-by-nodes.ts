import type { LocalPostgresql } from '@fourbox/local-postgresql/server'
import { compare } from '../data-plane/compare.ts'
import { mockTarget } from '../mock-target.ts'
import type { Row } from '../report.ts'
import { withNodes } from './with-nodes.ts'

/** What a MOCK call costs a node that has fellows, against one that has none: how load grows with nodes that have cores of their own. */
export async function callsByNodes(postgresql: LocalPostgresql): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const count of [2, 3]) {
    const [alone, together] = [await postgresql.newAddress(), await postgresql.newAddress()]
    await withNodes(alone, 1, ([one]) =>
      withNodes(together, count, async (nodes) => {
        const [measured] = nodes
        if (!one || !measured) throw new Error('There are nodes')
        const { cpuMicros, note = '' } = await compare(await mockTarget(measured), await mockTarget(one))
        rows.push({ name: `${count} nodes / one, by CPU a call: what as many machines answer`, ratio: (count * cpuMicros[1]) / cpuMicros[0], note })
      }),
    )
  }
  return rows
}
