import type { Fault } from '../editor/language.ts'

export function inspectTemplate(_text: string): readonly Fault[] {
  return []
}
