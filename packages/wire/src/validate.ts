import { violations } from './constraint.ts'
import { ServiceError } from './error.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'
import type { Operation } from './operations.ts'
import type { ServiceRules } from './service.ts'
import type { Member, Shape, Structure } from './shape.ts'

/**
 * Checks an input against the schema's required members and the service's constraints, before any operation sees it.
 * @throws ServiceError that tells of every violation at once, as AWS phrases them.
 */
export function validate(rules: ServiceRules, operation: Operation, input: JsonObject): void {
  const prefix = rules.inputPrefix(operation)
  // AWS tells of the body first, then of the query, of the path's labels behind them.
  const told = operation.input.members.toSorted((a, b) => rank(rules, a) - rank(rules, b))
  const pointer = (member: Member) => (member.place === 'body' ? prefix : '') + rules.memberName(member)
  const found = [...structureViolations(rules, operation.input, told, input, pointer)]
  const [first] = found
  if (!first) return
  const texts = found.map(({ text }) => text).join('; ')
  throw new ServiceError(rules.violation, `${found.length} validation error${found.length === 1 ? '' : 's'} detected: ${texts}`, first.at.replace(prefix, ''))
}

function rank({ toldFirst }: ServiceRules, { name, place }: Member): number {
  if (toldFirst.has(name)) return 0
  return place === 'body' ? 1 : place === 'label' ? 3 : 2
}

interface Violation {
  /** AWS's pointer: a label of the path, or a member of the body, for some services behind the name of the input. */
  readonly at: string
  readonly text: string
}

function* structureViolations(
  rules: ServiceRules,
  structure: Structure,
  members: readonly Member[],
  value: JsonObject,
  pointer: (member: Member) => string,
): Generator<Violation> {
  for (const member of members) {
    const memberValue = value[member.name]
    const at = pointer(member)
    if (memberValue === undefined) {
      if (member.required) yield { at, text: `Value null at '${at}' failed to satisfy constraint: Member must not be null` }
      continue
    }
    const constraint = rules.constraints.get(`${structure.name}.${member.name}`)
    if (constraint) for (const text of violations(constraint, memberValue, at)) yield { at, text }
    yield* nestedViolations(rules, member.shape, memberValue, at)
  }
}

function* nestedViolations(rules: ServiceRules, shape: Shape, value: unknown, at: string): Generator<Violation> {
  if (shape.kind === 'structure' && isJsonObject(value)) {
    yield* structureViolations(rules, shape, shape.members, value, (member) => `${at}.${rules.memberName(member)}`)
  } else if (shape.kind === 'list' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* nestedViolations(rules, shape.member, item, `${at}.${index + 1}.member`)
  } else if (shape.kind === 'map' && isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* nestedViolations(rules, shape.value, item, `${at}.${key}.member`)
  }
}
