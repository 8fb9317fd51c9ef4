import { createHmac } from 'node:crypto'
import type { DataPlane } from '../execute-api/data-plane.ts'
import type { AnswersOfNode } from './node-questions.ts'

/** Of each cache and worker so many are looked at, the last used first. */
const mostCopies = 1001

/**
 * What this node's workers keep in the caches of a stage, and how one entry is removed from them.
 * @param secret what all nodes know: the key of an entry may hold a secret that could be guessed from a mere hash of it
 */
export function cacheCopies(dataPlane: Pick<DataPlane, 'cached' | 'forget'>, secret: () => Promise<string>): Pick<AnswersOfNode, 'cached' | 'forget'> {
  const find = async (restApiId: string, stageName: string) => {
    const [entries, known] = await Promise.all([dataPlane.cached(restApiId, stageName, mostCopies), secret()])
    const idOf = (text: string) => createHmac('sha256', known).update(text).digest('base64url')
    return entries.map(({ key, ...copy }) => ({ key, copy: { ...copy, id: idOf(`${copy.cache} ${key}`) } }))
  }
  return {
    cached: async ({ restApiId, stageName }) => (await find(restApiId, stageName)).map(({ copy }) => copy),
    forget: async ({ restApiId, stageName, id }) => {
      const found = (await find(restApiId, stageName)).find(({ copy }) => copy.id === id)
      if (found) await dataPlane.forget(restApiId, stageName, found.copy.cache, found.key)
      return found !== undefined
    },
  }
}
