import { inspect } from '@fourbox/vtl'
import type { Fault } from '../editor/language.ts'

/** What is wrong with a mapping template, by the very parser that runs it. */
export function inspectTemplate(text: string): readonly Fault[] {
  return inspect(text).diagnostics.map(({ message, severity, start, end }) => ({ message, severity, ...start, end }))
}
