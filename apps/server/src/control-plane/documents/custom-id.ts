import { addTags, type Tags } from '@fourbox/domain'
import { accepted, badRequest } from '../protocol/errors.ts'

/** Tags by which other emulators let a caller choose an id: LocalStack's, MiniStack's, Floci's. */
const customIdTags = ['_custom_id_', 'ms-custom-id', 'floci:override-id']

/**
 * Takes the tags of a create call apart: the id that one of them asks for, and the tags that the object keeps.
 * @throws BadRequestException for an id that cannot be part of a host name, and for tags that cannot be.
 */
export function takeCustomId(given: Tags = {}): { readonly customId?: string; readonly tags: Tags } {
  const tags = accepted(addTags({}, Object.fromEntries(Object.entries(given).filter(([name]) => !customIdTags.includes(name)))))
  const customId = customIdTags.map((name) => (Object.hasOwn(given, name) ? given[name] : undefined)).find((id) => id !== undefined)
  if (customId === undefined) return { tags }
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/.test(customId)) throw badRequest(`Invalid custom ID specified: ${customId}`)
  return { customId, tags }
}
