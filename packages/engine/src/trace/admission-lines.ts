import type { Call } from '../call.ts'
import type { ExecutionLine } from './execution-log.ts'

export function admissionLines(call: Call): readonly ExecutionLine[] {
  void call
  return []
}
