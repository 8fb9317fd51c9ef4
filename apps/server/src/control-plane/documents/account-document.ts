import type { Tags } from '@fourbox/domain'
import { type Kind, type Kinds, NoSuchEntity } from '@fourbox/store'
import type { ServiceError } from '@fourbox/wire'
import type { Context } from '../context.ts'

/** @throws `missing` when there is no such object of the account. */
export async function readDocument<K extends Kind>({ documents }: Context, kind: K, id: string, missing: ServiceError): Promise<Kinds[K]> {
  const found = await documents.get(kind, id)
  if (found === undefined) throw missing
  return found
}

/** Writes a pure change and answers the object as it is then. @throws `missing` when there is no such object of the account. */
export async function changeDocument<K extends Kind>(
  { documents }: Context,
  kind: K,
  id: string,
  change: (current: Kinds[K]) => Kinds[K],
  missing: ServiceError,
): Promise<Kinds[K]> {
  try {
    return await documents.update(kind, id, change)
  } catch (error) {
    throw error instanceof NoSuchEntity ? missing : error
  }
}

/** @throws `missing` when there was none. */
export async function deleteDocument({ documents }: Context, kind: Kind, id: string, missing: ServiceError): Promise<void> {
  if (!(await documents.delete(kind, id))) throw missing
}

/** AWS shows an object's tags always when it is read by itself, and only where there are some in lists and after its creation. */
export function shownTags(tags: Tags, where: 'alone' | 'elsewhere'): Tags | undefined {
  return where === 'alone' || Object.keys(tags).length > 0 ? tags : undefined
}
