import { requestText, type Target } from './data-plane/compare.ts'
import { mockApi } from './data-plane/definitions.ts'
import { callPath, deployRegional, type Product } from './product.ts'

/** A MOCK of an API of 300 resources, which a Fourbox serves with all its processes. */
export async function mockTarget({ client, executeOrigin, pid }: Product): Promise<Target> {
  const { definition, path } = mockApi(300)
  const request = requestText(callPath(await deployRegional(client, definition), path), 'GET', '')
  return { port: Number(new URL(executeOrigin).port), pid, isTree: true, request }
}
