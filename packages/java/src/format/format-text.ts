import { type Meter, overBudget } from '../bounds/meter.ts'
import { javaException } from '../bounds/evaluation-error.ts'
import { conversions } from './conversions.ts'
import { type FormatSpecifier, parseFormat, type PlainSpecifier } from './parse-format.ts'
import type { Value } from '../values/java-object.ts'

/**
 * Java's `String.format` in the root locale: `%s %S %b %h %c %d %o %x %f %e %g %n %%` with flags, width, precision and
 * argument numbers. Dates (`%t`) and hexadecimal floats (`%a`) are not supported.
 * Instead of arguments it may get null: then each of them is null.
 * @throws EvaluationError with the Java exception for a wrong format or an argument that does not fit.
 */
export function formatText(format: string, given: readonly Value[] | null, meter: Meter): string {
  meter.chargeText(format.length)
  meter.charge(format.length)
  let text = ''
  let ordinary = 0
  let last = -1
  for (const part of parseFormat(format)) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const { stringLength } = meter.budgets
    if (Math.max(part.width ?? 0, part.precision ?? 0) + text.length > stringLength) throw overBudget('stringLength', stringLength)
    meter.charge(60 + (Math.max(part.width ?? 0, part.precision ?? 0) >> 6))
    if (part.type === 'plain') {
      text += part.conversion === 'n' ? '\n' : justified('%', part)
      continue
    }
    if (part.argument === 'ordinary') last = ordinary++
    else if (part.argument !== 'previous') last = part.argument - 1
    text += justified(converted(part, argumentAt(given, last, part), meter), part)
  }
  return text
}

function argumentAt(given: readonly Value[] | null, index: number, { source }: FormatSpecifier): Value {
  if (given === null) return null
  const value = given[index]
  if (value === undefined) throw javaException('java.util.MissingFormatArgumentException', `Format specifier '${source}'`)
  return value
}

function converted(specifier: FormatSpecifier, value: Value, meter: Meter): string {
  const text = conversions[specifier.conversion](value, specifier, meter)
  return specifier.upperCase ? text.toUpperCase() : text
}

function justified(text: string, { width = 0, flags }: FormatSpecifier | PlainSpecifier): string {
  return flags.has('-') ? text.padEnd(width) : text.padStart(width)
}
