import { own } from '@fourbox/domain'
import { compilePattern } from '@fourbox/regex'

import { isJsonList, type Json, type JsonObject } from '../template/json.ts'
import { asText } from '../values/intrinsic.ts'
import { isPlannedList, Later, type PlannedValue } from './planned-value.ts'

interface Declared {
  readonly name: string
  readonly type: string
  readonly declaration: JsonObject
}

/** Why a parameter cannot have that value, in CloudFormation's words; undefined where it can. Every item of a list is judged. */
export function parameterFault({ name, type, declaration }: Declared, value: PlannedValue): string | undefined {
  const items = isPlannedList(value) ? value : [value]
  for (const item of items) {
    const text = asText(item)
    if (text instanceof Later) continue
    const reason = reasonAgainst(text ?? '', type, declaration)
    if (reason === undefined) continue
    if (reason === notAllowed) return `Parameter '${name}' must be one of AllowedValues`
    const described = own(declaration, 'ConstraintDescription')
    return `Parameter '${name}' failed to satisfy constraint: ${typeof described === 'string' ? described : reason}`
  }
  return undefined
}

const notAllowed = 'must be one of AllowedValues'

function reasonAgainst(text: string, type: string, declaration: JsonObject): string | undefined {
  const allowed = own(declaration, 'AllowedValues')
  if (isJsonList(allowed) && !allowed.some((value) => asText(value) === text)) return notAllowed
  const pattern = own(declaration, 'AllowedPattern')
  if (typeof pattern === 'string' && !matchesWhole(pattern, text)) return `must match pattern ${pattern}`
  const least = numberOf(own(declaration, 'MinLength'))
  const most = numberOf(own(declaration, 'MaxLength'))
  if (least !== undefined && text.length < least) return `must contain at least ${least} characters`
  if (most !== undefined && text.length > most) return `must contain at most ${most} characters`
  return type === 'Number' || type === 'List<Number>' ? numberFault(text, declaration) : undefined
}

function numberFault(text: string, declaration: JsonObject): string | undefined {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) return 'must be a number'
  const least = numberOf(own(declaration, 'MinValue'))
  const most = numberOf(own(declaration, 'MaxValue'))
  if (least !== undefined && number < least) return `must be a number not less than ${least}`
  return most !== undefined && number > most ? `must be a number not greater than ${most}` : undefined
}

function numberOf(value: Json | undefined): number | undefined {
  return value === undefined || value === null || !Number.isFinite(Number(value)) ? undefined : Number(value)
}

/** AllowedPattern holds for the whole value. A pattern that cannot be read, or runs over its budget, keeps nothing out. */
function matchesWhole(pattern: string, text: string): boolean {
  try {
    return compilePattern(pattern).matches(text)
  } catch {
    return true
  }
}
