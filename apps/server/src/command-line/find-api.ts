import { CallRefused } from './call-refused.ts'
import type { ControlClient } from './control-client.ts'

/** The id of the API that a person means. @throws CallRefused as `findIn` */
export async function findApi(client: ControlClient, idOrName: string): Promise<string> {
  return findIn(await listApis(client), idOrName).id
}

/** Of some APIs the one that a person means: by its id, or by its name when only one has it. @throws CallRefused */
export function findIn(apis: readonly ListedApi[], idOrName: string): ListedApi {
  const byId = apis.find(({ id }) => id === idOrName)
  if (byId) return byId
  const [found, ...more] = apis.filter(({ name }) => name === idOrName)
  if (!found) throw new CallRefused(404, `There is no API with the id or the name ${JSON.stringify(idOrName)}.`)
  if (more.length > 0)
    throw new CallRefused(409, `Several APIs are called ${JSON.stringify(idOrName)}: ${[found, ...more].map(({ id }) => id).join(', ')}. Give the id of one.`)
  return found
}

export interface ListedApi {
  readonly id: string
  readonly name: string
}

/** All APIs, in the order of their creation. */
export async function listApis(client: ControlClient): Promise<readonly ListedApi[]> {
  const apis: ListedApi[] = []
  for (let position: string | undefined = ''; position !== undefined;) {
    const page: unknown = await client.json('GET', '/restapis', { query: { limit: '500', ...(position && { position }) } })
    apis.push(...readPage(page))
    position = typeof page === 'object' && page !== null && 'position' in page && typeof page.position === 'string' ? page.position : undefined
  }
  return apis
}

function readPage(page: unknown): readonly ListedApi[] {
  if (typeof page !== 'object' || page === null || !('item' in page) || !Array.isArray(page.item)) return []
  return page.item.filter((api): api is ListedApi => typeof api?.id === 'string' && typeof api.name === 'string')
}
