import { join } from 'node:path'
import { type Product, startProduct } from '../product.ts'
import { withFolder } from '../temporary-folder.ts'

/** Starts so many nodes on one database, the first on the core of what is measured, and ends them afterwards. */
export function withNodes<T>(address: string, count: number, work: (nodes: readonly Product[]) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const nodes: Product[] = []
    try {
      for (let node = 0; node < count; node++) nodes.push(await startProduct(join(folder, `${node}`), 'any', '--database-url', address))
      return await work(nodes)
    } finally {
      await Promise.all(nodes.map((node) => node.end()))
    }
  })
}
