import type { Json, Spot } from '../read/json.ts'
import type { Converting } from './conversion.ts'

/** The members of a schema while they are being rewritten. */
export type SchemaMembers = Map<string, Json>

/** One way in which 3.1 says what 3.0 says otherwise: changes the members, and says so. */
export type SchemaRule = (schema: SchemaMembers, spot: Spot, converting: Converting) => void

/** Adds a schema that must hold, too. */
export function alsoAllOf(schema: SchemaMembers, added: Json): void {
  const there = schema.get('allOf')
  schema.set('allOf', [...(Array.isArray(there) ? there : []), added])
}
