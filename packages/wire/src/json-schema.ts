import type { Constraint } from './constraint.ts'
import type { Operation } from './operations.ts'
import type { Service } from './service.ts'
import type { Member, Shape, Structure } from './shape.ts'

/** A schema in the words of JSON Schema 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** What an operation takes, as `writeCall` writes it: an object by the names of the SDK's types. */
export function inputSchema({ rules }: Service, { input }: Operation): JsonSchema {
  return structureSchema(input, rules.constraints)
}

/** A structure that holds itself stands among the definitions, every other one where it is used. */
export function structureSchema(root: Structure, constraints: ReadonlyMap<string, Constraint>): JsonSchema {
  const holdingThemselves = new Map<string, Structure>()
  const schema = ofStructure(root, [])
  const definitions: Record<string, JsonSchema> = {}
  // Those that are found while another is written stand behind it in the map.
  for (const [name, structure] of holdingThemselves) definitions[name] = ofStructure(structure, [])
  return holdingThemselves.size === 0 ? schema : { ...schema, $defs: definitions }

  function ofStructure(structure: Structure, within: readonly Structure[]): JsonSchema {
    if (within.includes(structure)) {
      holdingThemselves.set(structure.name, structure)
      return { $ref: `#/$defs/${structure.name}` }
    }
    const inside = [...within, structure]
    const required = structure.members.filter((member) => member.required).map(({ name }) => name)
    return {
      type: 'object',
      properties: Object.fromEntries(structure.members.map((member) => [member.name, ofMember(structure, member, inside)])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    }
  }

  function ofMember({ name }: Structure, member: Member, inside: readonly Structure[]): JsonSchema {
    const { value = [], items = [] } = constraints.get(`${name}.${member.name}`) ?? {}
    // A payload is the body itself, in which bytes need no base64.
    const schema = member.place === 'payload' && member.shape.kind === 'blob' ? { type: 'string' } : ofShape(member.shape, inside)
    return {
      ...schema,
      ...Object.assign({}, ...value.map((rule) => rule.schema)),
      ...(items.some((rule) => rule.schema) && { items: Object.assign({}, schema['items'], ...items.map((rule) => rule.schema)) }),
    }
  }

  function ofShape(shape: Shape, inside: readonly Structure[]): JsonSchema {
    switch (shape.kind) {
      case 'structure':
        return ofStructure(shape, inside)
      case 'list':
        return { type: 'array', items: ofShape(shape.member, inside) }
      case 'map':
        return { type: 'object', additionalProperties: ofShape(shape.value, inside) }
      case 'timestamp':
        return shape.format === 'date-time' ? { type: 'string', format: 'date-time' } : { type: 'number', description: 'Seconds since 1970' }
      case 'blob':
        return { type: 'string', contentEncoding: 'base64' }
      case 'document':
      case 'event-stream':
        return {}
      default:
        return { type: shape.kind }
    }
  }
}
