import type { DraftDifference, ToldChange } from '@fourbox/domain'

/** A difference as a line: `Method GET /pets: integration.uri changed`. */
export function differenceText({ kind, name, change, members }: DraftDifference): string {
  const [first = ''] = kind
  const called = `${first.toUpperCase()}${kind.slice(1)}${name === '' ? '' : ` ${name}`}`
  if (change === 'moved') return `${called} moved from ${members[0] ?? ''}`
  return change === 'changed' ? `${called} changed: ${members.join(', ')}` : `${called} ${change}`
}

/** What a change did, in a line. */
export function changeText({ differences, moreDifferences }: ToldChange): string {
  const [first, ...others] = differences
  const more = others.length + moreDifferences
  return first ? `${differenceText(first)}${more === 0 ? '' : `, and ${more} more`}` : 'Only the order of things changed'
}
