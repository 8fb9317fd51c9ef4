import type { AskedNode } from '@fourbox/domain'
import { onTestFinished } from 'vitest'
import { settings } from '../settings.ts'

/** One of the servers on a database; it was heard. */
export function trialNode(name: string, over: Partial<AskedNode> = {}): AskedNode {
  return { id: name, name, isThis: false, joinedAt: 0, heardAt: Date.UTC(2027, 0, 15, 9), isLiving: true, isUpToDate: true, isHeard: true, ...over }
}

/** Until the test ends the page is one of a server that shares its database with these; for `answer`. */
export function sharedBy(...nodes: readonly AskedNode[]): Readonly<Record<string, string>> {
  const { manyNodes } = settings
  Object.assign(settings, { manyNodes: true })
  onTestFinished(() => void Object.assign(settings, { manyNodes }))
  return { '/_fourbox/nodes': JSON.stringify({ item: nodes }) }
}
