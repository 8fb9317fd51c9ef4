import { constraints, type Constraint } from './constraints.ts'
import { ServiceError } from './error.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'
import type { Operation } from './operations.ts'
import type { Shape, Structure } from './shape.ts'

/**
 * Checks an input against the schema's required members and the table of constraints, before any operation sees it.
 * @throws ServiceError ValidationException that tells of every violation at once, as AWS phrases them.
 */
export function validate({ name, input: shape }: Operation, input: JsonObject): void {
  const bodyPrefix = `${name.charAt(0).toLowerCase()}${name.slice(1)}Input.`
  // AWS tells of the body first, of the path's labels behind it.
  const members = [...shape.members.filter(({ place }) => place === 'body'), ...shape.members.filter(({ place }) => place !== 'body')]
  const violations = [...structureViolations({ ...shape, members }, input, (member) => (member.place === 'body' ? bodyPrefix + member.name : member.name))]
  const [first] = violations
  if (!first) return
  const texts = violations.map(({ text }) => text).join('; ')
  throw new ServiceError(
    'ValidationException',
    `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: ${texts}`,
    first.at.replace(bodyPrefix, ''),
  )
}

interface Violation {
  /** AWS's pointer: a label of the path, or a member of the body behind the name of the input. */
  readonly at: string
  readonly text: string
}

type Naming = (member: Structure['members'][number]) => string

function* structureViolations(structure: Structure, value: JsonObject, pointer: Naming): Generator<Violation> {
  for (const member of structure.members) {
    const memberValue = value[member.name]
    const at = pointer(member)
    if (memberValue === undefined) {
      if (member.required) yield { at, text: `Value null at '${at}' failed to satisfy constraint: Member must not be null` }
      continue
    }
    const constraint = constraints.get(`${structure.name}.${member.name}`)
    if (constraint) yield* constraintViolations(constraint, memberValue, at)
    yield* nestedViolations(member.shape, memberValue, at)
  }
}

function* nestedViolations(shape: Shape, value: unknown, at: string): Generator<Violation> {
  if (shape.kind === 'structure' && isJsonObject(value)) {
    yield* structureViolations(shape, value, (member) => `${at}.${member.name}`)
  } else if (shape.kind === 'list' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* nestedViolations(shape.member, item, `${at}.${index + 1}.member`)
  } else if (shape.kind === 'map' && isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* nestedViolations(shape.value, item, `${at}.${key}.member`)
  }
}

function* constraintViolations(constraint: Constraint, value: unknown, at: string): Generator<Violation> {
  if (Array.isArray(value)) {
    if (value.some((item) => !satisfies(constraint, item)))
      yield { at, text: `Value '[${value.join(', ')}]' at '${at}' failed to satisfy constraint: Member must satisfy constraint: [${demand(constraint)}]` }
  } else if (!satisfies(constraint, value)) yield { at, text: `Value '${String(value)}' at '${at}' failed to satisfy constraint: ${demand(constraint)}` }
}

function satisfies(constraint: Constraint, value: unknown): boolean {
  if (typeof value !== 'string') return false
  return constraint.kind === 'enum' ? constraint.values.includes(value) : constraint.matches.test(value)
}

function demand(constraint: Constraint): string {
  return constraint.kind === 'enum'
    ? `Member must satisfy enum value set: [${constraint.values.join(', ')}]`
    : `Member must satisfy regular expression pattern: ${constraint.source}`
}
