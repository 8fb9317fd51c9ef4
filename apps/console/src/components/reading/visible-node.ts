import { visible } from '@fourbox/domain'
import type { ReactNode } from 'react'

/** What is drawn of a text by strangers: `visible`; what is more than text has seen to it itself. */
export function visibleNode(node: ReactNode): ReactNode {
  return typeof node === 'string' ? visible(node) : node
}
