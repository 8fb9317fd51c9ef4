import type { SessionOpener } from '@fourbox/domain'
import type { Kinds, Reads } from '@fourbox/store'
import { isSameOpener } from './same-opener.ts'

/** What somebody may have so many of. */
type OpenedKind = 'consoleSession' | 'signInToken'

interface Room<K extends OpenedKind> {
  readonly kind: K
  /** The one that is added. */
  readonly added: { readonly name: string; readonly by: SessionOpener }
  readonly most: number
  /** What need not be read: as far as it is known here. */
  readonly known: ReadonlyMap<string, Kinds[K]>
  /** Those of which it says the least go first. */
  readonly rank: (one: Kinds[K]) => number
}

/**
 * The names of what goes so that its opener has no more than the most, that which is added counted in. Asked within the commit that adds
 * it: however many others are added at the same time on whichever nodes, nobody has more, and nobody loses more than that.
 */
export function beyondMost<K extends OpenedKind>(reads: Reads, { kind, added, most, known, rank }: Room<K>): readonly string[] {
  const own = reads.ids(kind, '').flatMap((name) => {
    const one = name === added.name ? undefined : (known.get(name) ?? reads.get(kind, name))
    return one && isSameOpener(one.by, added.by) ? [{ name, rank: rank(one) }] : []
  })
  const eldestFirst = own.toSorted((one, other) => one.rank - other.rank)
  return eldestFirst.slice(0, Math.max(0, own.length - (most - 1))).map(({ name }) => name)
}
