import type { FillOptions, Filled } from './filled.ts'
import { withoutCredentials } from './postgresql/address.ts'
import { fillFile } from './sqlite/fill-file.ts'
import { openSqliteStore } from './sqlite/sqlite-store.ts'
import type { Store, StoreOptions } from './store.ts'
import { storeFileIn } from './store-file.ts'

/** What is done with the stores of one kind, by what stands behind an address's first colon. */
interface StoreKind {
  readonly open: (place: string, options: StoreOptions) => Promise<Store>
  /** As `fillStore` promises. */
  readonly fill: (place: string, copy: string, options: FillOptions) => Promise<Filled>
  /** As its owner may be shown it. */
  readonly shown: (place: string) => string
}

/** By what stands before the colon. A further store is a row here and the files that it names. */
const stores: ReadonlyMap<string, StoreKind> = new Map([
  ['sqlite', { open: openSqliteStore, fill: fillFile, shown: (place: string) => place }],
  ['postgres', postgresql('postgres')],
  ['postgresql', postgresql('postgresql')],
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
  const { kind, place } = storeAt(address)
  return kind.open(place, options)
}

/** The kind of the store that an address names, and its place. @throws UnknownStore */
export function storeAt(address: string): { readonly kind: StoreKind; readonly place: string } {
  const colon = address.indexOf(':')
  const kind = stores.get(address.slice(0, colon))
  if (!kind) throw new UnknownStore(address)
  return { kind, place: address.slice(colon + 1) }
}

/** Whoever stays with the embedded store loads nothing of it. */
function postgresql(scheme: string): StoreKind {
  return {
    open: async (place, options) => (await import('./postgresql/postgresql-store.ts')).openPostgresqlStore(`postgres:${place}`, options),
    fill: async (place, copy, options) => (await import('./postgresql/fill-database.ts')).fillDatabase(`postgres:${place}`, copy, options),
    shown: (place) => withoutCredentials(`${scheme}:${place}`),
  }
}

/** An address as its owner may be shown it: the path of a file, or a database without whoever may come in. */
export function shownAddress(address: string): string {
  const { kind, place } = storeAt(address)
  return kind.shown(place)
}

/** Whatever stands where addresses of networks have a user and a password is left out. */
function withoutPassword(address: string): string {
  return address.replace(/\/\/.*@/, '//…@')
}

/** The address of the store that a data folder holds where nobody has named another. */
export function storeInFolder(folder: string): string {
  return `sqlite:${storeFileIn(folder)}`
}

/** The address of a store that lives as long as its one connection. */
export const storeInMemory = 'sqlite::memory:'
