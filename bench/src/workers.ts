import { join } from 'node:path'
import { compare } from './data-plane/compare.ts'
import { mockTarget } from './mock-target.ts'
import { startProduct } from './product.ts'
import type { Bench } from './report.ts'
import { withFolder } from './temporary-folder.ts'

/** What a second worker adds. The load comes from the same machine and takes its part of the cores, so that the rate alone says little on two of them. */
export const bench: Bench = () =>
  withFolder(async (folder) => {
    const one = await startProduct(join(folder, 'one'), 'any')
    const two = await startProduct(join(folder, 'two'), 'any', '--workers', '2')
    try {
      const { ratio, cpuMicros, note = '' } = await compare(await mockTarget(two), await mockTarget(one))
      const [ofTwo, ofOne] = cpuMicros
      return [
        { name: 'two workers / one, by CPU a call: what two free cores would answer', ratio: (2 * ofOne) / ofTwo, note },
        { name: 'two workers / one, calls a second with the load on the same machine', ratio },
      ]
    } finally {
      await Promise.all([one.end(), two.end()])
    }
  })
