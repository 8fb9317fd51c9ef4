import type { JsonObject } from '@fourbox/cloudformation'
import type { Members } from '../services.ts'
import { patchesOf, type PatchWriters } from '../property-patches.ts'
import type { FormerResource, MadeResource, ResourceHandler, WantedResource } from './handler.ts'

/** A noun of API Gateway whose properties are the members of one operation. */
export interface Noun {
  /** The operation that makes it. */
  readonly create: string
  /** The operation that patches it, and what each property asks of it; absent where nothing of it can change. */
  readonly update?: { readonly operation: string; readonly patches: PatchWriters }
  /** The operation that reads it. */
  readonly read?: string
  readonly remove: string
  /** Members of the creation that no property gives. */
  readonly given?: (wanted: WantedResource) => Members
  /** The members by which the operations find one that is there. */
  readonly address: (former: FormerResource) => Members
  /** What `Ref` and `Fn::GetAtt` answer, of what the creation answered. */
  readonly made: (answer: Members, wanted: WantedResource) => MadeResource
}

/** The handler of such a noun. */
export function nounHandler({ create, update, read, remove, given, address, made }: Noun): ResourceHandler {
  return {
    create: async (wanted, { apiGateway }) => made(await apiGateway.call(create, { ...given?.(wanted) }, wanted.properties), wanted),
    update: async ({ properties }, former, { apiGateway }) => {
      const patchOperations = update ? patchesOf(update.patches, former.properties, properties) : []
      if (update && patchOperations.length > 0) await apiGateway.call(update.operation, { ...address(former), patchOperations })
      return former
    },
    ...(read !== undefined && { read: (former, { apiGateway }) => apiGateway.call(read, address(former)) }),
    remove: (former, { apiGateway }) => apiGateway.call(remove, address(former)),
  }
}

/** What most nouns are known by: one member of the answer, which is their only attribute, too. */
export function knownBy(member: string, attribute: string): Noun['made'] {
  return (answer) => {
    const physicalId = answered(answer, member)
    return { physicalId, attributes: { [attribute]: physicalId } }
  }
}

/** A member of an answer that is there, as text. */
export function answered(answer: Members, member: string): string {
  const value = answer[member]
  if (typeof value !== 'string') throw new Error(`The operation has answered no ${member}`)
  return value
}

/** Those of the members that are texts, under other names. */
export function answeredAttributes(answer: Members, members: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([attribute, member]) => {
      const value = answer[member]
      return typeof value === 'string' ? [[attribute, value]] : []
    }),
  )
}

/** A property that is text; empty where it is not there. */
export function textProperty(properties: JsonObject, name: string): string {
  const value = properties[name]
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
