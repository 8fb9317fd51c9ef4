import type { JsonValue } from './json-value.ts'
import { own, type Keywords, numberOf } from './keyword.ts'
import type { ValidationRun } from './validation-run.ts'

/** Draft 4: whether the bound itself is within is told by a boolean beside it. */
export const numberKeywords = {
  maximum: (schema) => {
    const most = numberOf(schema, 'maximum')
    if (most === undefined) return undefined
    const isExclusive = own(schema, 'exclusiveMaximum') === true
    return forNumbers((value, run) => {
      if (isExclusive) return value < most || run.fail(() => `numeric instance is not strictly lower than the required maximum ${most}`)
      return value <= most || run.fail(() => `numeric instance is greater than the required maximum (maximum: ${most}, found: ${value})`)
    })
  },
  minimum: (schema) => {
    const least = numberOf(schema, 'minimum')
    if (least === undefined) return undefined
    const isExclusive = own(schema, 'exclusiveMinimum') === true
    return forNumbers((value, run) => {
      if (isExclusive) return value > least || run.fail(() => `numeric instance is not strictly greater than the required minimum ${least}`)
      return value >= least || run.fail(() => `numeric instance is lower than the required minimum (minimum: ${least}, found: ${value})`)
    })
  },
  multipleOf: (schema) => {
    const divisor = numberOf(schema, 'multipleOf')
    if (divisor === undefined) return undefined
    return forNumbers((value, run) => isMultiple(value, divisor) || run.fail(() => `remainder of division is not zero (${value} / ${divisor})`))
  },
} satisfies Keywords

function forNumbers(check: (value: number, run: ValidationRun) => boolean) {
  return (value: JsonValue, run: ValidationRun) => typeof value !== 'number' || check(value, run)
}

/** Decimals such as 0.3 and 0.1 have no exact quotient: what is as near to a whole number as numbers are counts as one. */
function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor
  return Math.abs(quotient - Math.round(quotient)) <= Math.abs(quotient) * 1e-12
}
