import { join } from 'node:path'
import { withoutCredentials } from './postgresql/address.ts'
import { openSqliteStore } from './sqlite/sqlite-store.ts'
import type { Store, StoreOptions } from './store.ts'

/** What stands before an address's first colon → what opens the rest of it. A further store is a row here and a file that opens it. */
const stores: ReadonlyMap<string, (place: string, options: StoreOptions) => Promise<Store>> = new Map([
  ['sqlite', openSqliteStore],
  ['postgres', openPostgresql],
  ['postgresql', openPostgresql],
])

/** No address: nothing that Fourbox knows could be meant. */
export class UnknownStore extends Error {
  constructor(address: string) {
    super(
      `${JSON.stringify(withoutPassword(address))} is the address of no store; one begins with ${[...stores.keys()].map((scheme) => `${scheme}:`).join(' or ')}`,
    )
    this.name = 'UnknownStore'
  }
}

/**
 * Opens a connection to the store that an address names. Addresses are texts, so that any process can be told one.
 * @throws UnknownStore, NewerSchema
 */
export async function openStore(address: string, options: StoreOptions): Promise<Store> {
  const { scheme, place } = placeOf(address)
  const open = stores.get(scheme)
  if (!open) throw new UnknownStore(address)
  return open(place, options)
}

/** An address in its two parts. @throws UnknownStore */
export function placeOf(address: string): { readonly scheme: string; readonly place: string } {
  const colon = address.indexOf(':')
  const scheme = address.slice(0, colon)
  if (!stores.has(scheme)) throw new UnknownStore(address)
  return { scheme, place: address.slice(colon + 1) }
}

/** Whoever stays with the embedded store loads nothing of it. */
async function openPostgresql(place: string, options: StoreOptions): Promise<Store> {
  const { openPostgresqlStore } = await import('./postgresql/postgresql-store.ts')
  return openPostgresqlStore(`postgres:${place}`, options)
}

/** An address as its owner may be shown it: the path of a file, or a database without whoever may come in. */
export function shownAddress(address: string): string {
  const { scheme, place } = placeOf(address)
  return scheme === 'sqlite' ? place : withoutCredentials(address)
}

/** Whatever stands where addresses of networks have a user and a password is left out. */
function withoutPassword(address: string): string {
  return address.replace(/\/\/.*@/, '//…@')
}

/** The address of the store that a data folder holds where nobody has named another. */
export function storeInFolder(folder: string): string {
  return `sqlite:${join(folder, 'fourbox.sqlite')}`
}

/** The address of a store that lives as long as its one connection. */
export const storeInMemory = 'sqlite::memory:'
