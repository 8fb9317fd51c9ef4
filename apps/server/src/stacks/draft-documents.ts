import { isDeepStrictEqual } from 'node:util'
import { type Documents, EntityExists, type Kind, type Kinds, NoSuchEntity, type Page, type Write } from '@fourbox/store'

/** Documents whose writes nobody else sees until all of them are committed as one. */
export interface DraftDocuments {
  readonly documents: Documents
  /**
   * Writes all of it, or nothing.
   * @throws DraftOutdated when somebody else has written what this draft changes
   */
  readonly commit: () => Promise<void>
}

/** Somebody else wrote first; what was drafted may be drafted again on what stands now. */
export class DraftOutdated extends Error {
  constructor() {
    super('Somebody else has written what was about to be changed')
    this.name = 'DraftOutdated'
  }
}

/** A document as the draft has it beside what it was when the draft first touched it; undefined where there is none. */
interface Entry<K extends Kind = Kind> {
  readonly kind: K
  readonly id: string
  readonly before: Kinds[K] | undefined
  readonly now: Kinds[K] | undefined
}

/** Lays a draft over documents: what it writes is kept in memory, what it reads is what it wrote, else what stands. */
export function draftDocuments(base: Documents): DraftDocuments {
  const entries = new Map<Kind, Map<string, Entry>>()

  function entryOf<K extends Kind>(kind: K, id: string): Entry<K> | undefined {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the map of a kind holds entries of that kind: write() alone fills it
    return entries.get(kind)?.get(id) as Entry<K> | undefined
  }

  async function get<K extends Kind>(kind: K, id: string): Promise<Kinds[K] | undefined> {
    const entry = entryOf(kind, id)
    return entry ? entry.now : base.get(kind, id)
  }

  async function write<K extends Kind>(kind: K, id: string, change: (current: Kinds[K] | undefined) => Kinds[K] | undefined): Promise<Kinds[K] | undefined> {
    const entry = entryOf(kind, id)
    const before = entry ? entry.before : await base.get(kind, id)
    const now = change(entry ? entry.now : before)
    const ofKind = entries.get(kind) ?? new Map<string, Entry>()
    entries.set(kind, ofKind)
    ofKind.set(id, { kind, id, before, now })
    return now
  }

  async function ids(kind: Kind, prefix = ''): Promise<readonly string[]> {
    const standing = await base.ids(kind, prefix)
    const drafted = entries.get(kind)
    if (!drafted) return standing
    const all = new Set(standing)
    for (const { id, now } of drafted.values()) {
      if (now === undefined) all.delete(id)
      else if (id.startsWith(prefix)) all.add(id)
    }
    return [...all].toSorted((a, b) => (a < b ? -1 : 1))
  }

  async function list<K extends Kind>(kind: K, page: Page = {}) {
    if (!entries.has(kind)) return base.list(kind, page)
    const { prefix, after = '', limit } = page
    const wanted = (await ids(kind, prefix)).filter((id) => id > after)
    const shown = wanted.slice(0, limit)
    const items = (await Promise.all(shown.map((id) => get(kind, id)))).filter((item) => item !== undefined)
    const next = shown.at(-1)
    return wanted.length > shown.length && next !== undefined ? { items, next } : { items }
  }

  async function insert<K extends Kind>(kind: K, id: string, entity: Kinds[K]): Promise<void> {
    await write(kind, id, (current) => {
      if (current !== undefined) throw new EntityExists(kind, id)
      return entity
    })
  }

  async function update<K extends Kind>(kind: K, id: string, change: (current: Kinds[K]) => Kinds[K]): Promise<Kinds[K]> {
    const changed = await write(kind, id, (current) => {
      if (current === undefined) throw new NoSuchEntity(kind, id)
      return change(current)
    })
    if (changed === undefined) throw new NoSuchEntity(kind, id)
    return changed
  }

  async function remove(kind: Kind, id: string): Promise<boolean> {
    if ((await get(kind, id)) === undefined) return false
    await write(kind, id, () => undefined)
    return true
  }

  async function apply<K extends Kind>(one: Write<K>): Promise<void> {
    if (one.op === 'insert') await insert(one.kind, one.id, one.entity)
    else if (one.op === 'put') await write(one.kind, one.id, () => one.entity)
    else if (one.op === 'update') await update(one.kind, one.id, one.change)
    else if (one.op === 'upsert') await write(one.kind, one.id, one.change)
    else if (one.op === 'delete') await remove(one.kind, one.id)
    else for (const id of await ids(one.kind, one.prefix)) await remove(one.kind, id)
  }

  return {
    documents: {
      get,
      list,
      ids,
      insert,
      insertText: (kind, id, text) => insert(kind, id, JSON.parse(text)),
      update,
      delete: remove,
      commit: async (writes, check) => {
        // What holds in a draft may not hold where it is laid down: nobody who checks writes through one.
        if (check !== undefined) throw new TypeError('a draft of documents cannot check a commit')
        for (const each of writes) await apply(each)
      },
      // Nothing happens to anybody before the commit, of which the documents below tell.
      onChange: (listener) => base.onChange(listener),
    },
    commit: async () => {
      const writes = [...entries.values()].flatMap((ofKind) => [...ofKind.values()].flatMap(writesOf))
      if (writes.length === 0) return
      try {
        await base.commit(writes)
      } catch (error) {
        throw error instanceof EntityExists || error instanceof NoSuchEntity ? new DraftOutdated() : error
      }
    },
  }
}

/** What brings one document from what it was to what it is to be, and refuses when it is something else by now. */
function writesOf<K extends Kind>({ kind, id, before, now }: Entry<K>): readonly Write[] {
  if (before === now) return []
  const asBefore = (current: Kinds[K]) => {
    if (current !== before && !isDeepStrictEqual(current, before)) throw new DraftOutdated()
    return now ?? current
  }
  const writes = [
    before === undefined ? { op: 'insert', kind, id, entity: now } : { op: 'update', kind, id, change: asBefore },
    ...(now === undefined ? [{ op: 'delete', kind, id }] : []),
  ]
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kind and values come from one entry; the compiler cannot follow that through a union over all kinds
  return writes as Write[]
}
