import type { Trace } from '@fourbox/domain'
import type { DrawnBox } from './drawn-box.ts'
import { boxOf } from './handed-on.ts'

/** A status code that a box may answer with. */
export interface Chip {
  readonly code: string
  /** `tried`: its pattern was looked at and did not match. */
  readonly is: 'possible' | 'chosen' | 'tried'
}

export type Codes = Readonly<Partial<Record<DrawnBox, readonly string[]>>>

/** The codes of each box, those of the method and those that a call met; the chosen one first. */
export function chipsOf(codes: Codes, trace: Trace | undefined): Readonly<Partial<Record<DrawnBox, readonly Chip[]>>> {
  const response = trace && boxOf(trace, 'integration-response')
  const { chosen, tried = [] } = response?.selection ?? {}
  // Where none was the default, all of them were tried in vain.
  const missed = trace?.why?.id === 'no-integration-response' ? (codes['integration-response'] ?? []) : tried
  const answered = trace && boxOf(trace, 'method-response') ? String(trace.status) : undefined
  const backEnd = trace && boxOf(trace, 'integration')?.handedOn?.line
  return {
    integration: backEnd === undefined ? [] : [{ code: backEnd, is: 'chosen' }],
    'integration-response': withCall(codes['integration-response'] ?? [], chosen, missed),
    'method-response': withCall(codes['method-response'] ?? [], answered, []),
  }
}

function withCall(codes: readonly string[], chosen: string | undefined, tried: readonly string[]): readonly Chip[] {
  const others = [...new Set([...codes, ...tried])].filter((code) => code !== chosen)
  return [
    ...(chosen === undefined ? [] : [{ code: chosen, is: 'chosen' as const }]),
    ...others.map((code): Chip => ({ code, is: tried.includes(code) ? 'tried' : 'possible' })),
  ]
}
