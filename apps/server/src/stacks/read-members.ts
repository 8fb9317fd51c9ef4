import { isJsonList, isJsonObject, type Json, type JsonObject } from '@fourbox/cloudformation'
import type { Shape, Structure } from '@fourbox/wire'
import { ResourceRefused } from './resource-refused.ts'

/** How a service spells the members whose names a template writes with a capital: as they are, or with a small letter. */
export type Spelling = (property: string) => string

/**
 * A resource's properties as the members of an operation's input, by the operation's own schema. Texts stand where a
 * template may as well write numbers, flags or JSON, and tags become a map. What the operation does not know is left to
 * others at the top, and refused below it.
 */
export function readMembers(input: Structure, properties: JsonObject, spell: Spelling): JsonObject {
  const shapes = new Map(input.members.map(({ name, shape }) => [name, shape]))
  return Object.fromEntries(
    Object.entries(properties).flatMap(([property, value]) => {
      const name = spell(property)
      const shape = shapes.get(name)
      return shape ? [[name, readValue(shape, value, spell, `#/${property}`)]] : []
    }),
  )
}

function readValue(shape: Shape, value: Json, spell: Spelling, at: string): Json {
  switch (shape.kind) {
    case 'string':
      return textOf(value)
    case 'list':
      return Array.isArray(value) ? value.map((item: Json, index) => readValue(shape.member, item, spell, `${at}/${index}`)) : value
    case 'map':
      return readMap(shape.value, isJsonList(value) ? mapOfTags(value) : value, spell, at)
    case 'structure':
      return isJsonObject(value) ? readStructure(shape, value, spell, at) : value
    default:
      return value
  }
}

function readMap(shape: Shape, value: Json, spell: Spelling, at: string): Json {
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, readValue(shape, entry, spell, `${at}/${key}`)]))
}

/** Below the top an operation knows members by their names on the wire. */
function readStructure({ members }: Structure, value: JsonObject, spell: Spelling, at: string): Json {
  const known = new Map(members.map((member) => [member.name, member]))
  return Object.fromEntries(
    Object.entries(value).map(([property, part]) => {
      const member = known.get(spell(property))
      if (!member) throw new ResourceRefused(`Properties validation failed with message: ${at}: extraneous key [${property}] is not permitted`)
      return [member.wireName, readValue(member.shape, part, spell, `${at}/${property}`)]
    }),
  )
}

/** What a template may write for a text: a number, a flag, or JSON that is text to the service. */
export function textOf(value: Json): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** `[{Key, Value}]` as a map; a map is one already. */
export function mapOfTags(tags: Json | undefined): Readonly<Record<string, string>> {
  if (isJsonObject(tags)) return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, textOf(value)]))
  if (!isJsonList(tags)) return {}
  return Object.fromEntries(tags.filter(isJsonObject).map(({ Key = '', Value = '' }) => [textOf(Key), textOf(Value)]))
}
