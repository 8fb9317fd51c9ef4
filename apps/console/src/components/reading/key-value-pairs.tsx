import CloudscapeKeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs'
import { visibleNode } from './visible-node.ts'

interface KeyValuePairsProperties {
  readonly columns?: number
  readonly items: readonly KeyValuePairsProps.Pair[]
}

/** What is to be known of a thing, with names by strangers made visible. */
export function KeyValuePairs({ columns = 1, items }: KeyValuePairsProperties) {
  return <CloudscapeKeyValuePairs columns={columns} items={items.map(({ value, ...item }) => ({ ...item, value: visibleNode(value) }))} />
}
