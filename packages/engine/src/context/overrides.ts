import type { FinalOverrides, PlainValue } from '@fourbox/vtl'
import { decodePercent } from '../content/parse-query.ts'
import { configurationError } from '../call/fault.ts'
import { overrideInvalid } from '../why/mapping.ts'

/** Name → values: a list that a template wrote is several values. */
export type OverriddenValues = ReadonlyMap<string, readonly string[]>

const nothing: OverriddenValues = new Map()

/** What templates wrote into `$context.requestOverride.header` or `.querystring`. */
export function requestOverrides(overrides: FinalOverrides, part: 'header' | 'querystring'): OverriddenValues {
  return valuesOf(overrides.requestPart(part))
}

/** What templates wrote into `$context.requestOverride.path`, decoded: most took it from `$input.params()`, which has it as sent. */
export function pathOverrides(overrides: FinalOverrides): ReadonlyMap<string, string> {
  return new Map([...valuesOf(overrides.requestPart('path'))].map(([name, values]) => [name, decodePercent(values.join(','))]))
}

/** What templates wrote into `$context.responseOverride.header`. */
export function responseHeaderOverrides(overrides: FinalOverrides): OverriddenValues {
  return overrides.isUntouched ? nothing : valuesOf(overrides.responseHeaders)
}

/** `$context.responseOverride.status`; anything but an integer from 100 to 599 is ignored. */
export function overriddenStatus(overrides: FinalOverrides): number | undefined {
  const written = overrides.responseStatus
  const status = typeof written === 'string' && /^\d{3}$/.test(written) ? Number(written) : written
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined
}

function valuesOf(written: ReadonlyMap<string, PlainValue>): OverriddenValues {
  if (written.size === 0) return nothing
  return new Map([...written].map(([name, value]) => [name, Array.isArray(value) ? value.map((item: PlainValue) => textOf(item)) : [textOf(value)]]))
}

function textOf(value: PlainValue): string {
  if (value === null) return ''
  if (typeof value === 'object') throw configurationError('An override must be a text, a number, a boolean or a list of these', overrideInvalid)
  return String(value)
}
