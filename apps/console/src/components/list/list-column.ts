import type { ReactNode } from 'react'
import { naturally } from './natural-order.ts'

/** What a list says of each of its things. */
export interface ListColumn<Item> {
  readonly id: string
  readonly header: string
  /** As text: what is searched and sorted by, and what the pointer shows of a text that is cut. */
  readonly text: (item: Item) => string
  /** Where the text leads: it is drawn as a link. */
  readonly href?: (item: Item) => string
  /** Where it is drawn as more than its text, or a link of it; a stranger's names are made visible there. */
  readonly cell?: (item: Item) => ReactNode
  /** Sorted by instead of the text. */
  readonly order?: (item: Item) => number
  /** Never wrapped or cut: ids, dates, single words. */
  readonly short?: boolean
}

/** The order of a column as people count: team-2 before team-10. */
export function compareBy<Item>({ text, order }: ListColumn<Item>): (one: Item, other: Item) => number {
  return order ? (one, other) => order(one) - order(other) : (one, other) => naturally(text(one), text(other))
}
