import type { FillOptions, Filled } from './filled.ts'
import { storeAt } from './open-store.ts'

/**
 * Puts what `Store.copyTo` wrote, once `openCopy` has looked at it, in the place of everything that another store holds: all of it or
 * nothing. The caller sees to it that nobody uses a data folder meanwhile; a database may be in use, and is locked for it.
 * @throws StoreNotEmpty, UnknownStore, DatabaseUnusable, NewerSchema
 */
export async function fillStore(address: string, copy: string, options: FillOptions): Promise<Filled> {
  const { kind, place } = storeAt(address)
  return kind.fill(place, copy, options)
}
