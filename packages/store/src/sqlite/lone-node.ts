import { randomUUID } from 'node:crypto'
import type { NodeFacts } from '@fourbox/domain'
import type { Nodes } from '../nodes.ts'

/** A file has one server: there is nobody to be asked. */
export function loneNode(facts?: NodeFacts): Nodes {
  const [id, secret, joinedAt] = [randomUUID(), randomUUID(), Date.now()]
  const { name = id, ...rest } = facts ?? {}
  return {
    joined: async () => undefined,
    current: async () => undefined,
    list: async () => [{ name, ...rest, id, isThis: true, joinedAt, heardAt: Date.now(), isLiving: true, isUpToDate: true }],
    remove: async (other) => (other === id ? 'living' : 'unknown'),
    serving: async () => 1,
    ask: async () => ({ answers: [], silent: [], fallen: [] }),
    tell: async () => undefined,
    listen: () => undefined,
    onReach: () => undefined,
    secret: async () => secret,
  }
}
