import type { Trace } from '@fourbox/domain'
import { byteCount } from '../reading/byte-count.ts'
import { countsOf, differenceOf } from './difference.ts'
import { type ArrowName, arrows, boxOf, type HandOff, type HandOffs, handOffsOf, sourceOf } from './handed-on.ts'

/** What an arrow tells of a call. */
export interface ArrowState {
  /** `cut`: the box before it failed; `dead`: the call never came so far; `failed`: it carries what was answered instead. */
  readonly is: 'lit' | 'cut' | 'dead' | 'failed'
  /** In short, such as `+1`, each with what it means in words. */
  readonly parts: readonly { readonly text: string; readonly words: string; readonly kind?: 'added' | 'removed' | 'changed' }[]
}

/** The arrow before each, with what came in there. */
const before: Readonly<Partial<Record<ArrowName, ArrowName>>> = { 'request-2': 'request-1', 'request-3': 'request-2', 'response-2': 'response-3' }

export function arrowStates(trace: Trace): Readonly<Record<ArrowName, ArrowState>> {
  const handOffs = handOffsOf(trace)
  const states = arrows.map((arrow): readonly [ArrowName, ArrowState] => [arrow, stateOf(arrow, trace, handOffs)])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each arrow, which fromEntries does not tell
  return Object.fromEntries(states) as Record<ArrowName, ArrowState>
}

function stateOf(arrow: ArrowName, trace: Trace, handOffs: HandOffs): ArrowState {
  const handOff = handOffs[arrow]
  if (arrow === 'request-1') return { is: 'lit', parts: handOff ? sizeOf(handOff) : [] }
  if (arrow === 'response-1') {
    const isInstead = boxOf(trace, 'gateway-response') !== undefined
    return {
      is: isInstead ? 'failed' : 'lit',
      parts: isInstead || !handOff ? [{ text: String(trace.status), words: `status ${trace.status}` }] : sizeOf(handOff),
    }
  }
  const source = boxOf(trace, sourceOf[arrow])
  if (source === undefined) return { is: 'dead', parts: [] }
  if (source.outcome === 'failed') return { is: 'cut', parts: [] }
  if (handOff === undefined) return { is: 'lit', parts: [] }
  const came = handOffs[before[arrow] ?? arrow]
  return { is: 'lit', parts: arrow === 'response-3' || came === undefined ? sizeOf(handOff) : changesBetween(came, handOff) }
}

/** Headers and bytes. */
function sizeOf({ headers, body }: HandOff): ArrowState['parts'] {
  const size = byteCount(body?.bytes ?? 0)
  return [
    { text: `${headers.length} h`, words: headers.length === 1 ? '1 header' : `${headers.length} headers` },
    { text: size, words: `${size} of body` },
  ]
}

function changesBetween(came: HandOff, handed: HandOff): ArrowState['parts'] {
  const { added, removed, changed } = countsOf(differenceOf(came, handed))
  const parts = [
    { text: `+${added}`, words: `${added} added`, kind: 'added' as const, count: added },
    { text: `−${removed}`, words: `${removed} removed`, kind: 'removed' as const, count: removed },
    { text: `~${changed}`, words: `${changed} changed`, kind: 'changed' as const, count: changed },
  ].filter(({ count }) => count > 0)
  return parts.length === 0 ? [{ text: 'unchanged', words: 'unchanged' }] : parts
}
