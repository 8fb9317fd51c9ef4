import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type Trace, type TracedBody, visible } from '@fourbox/domain'
import type { ReactNode } from 'react'
import { differenceOf } from '../../../components/call-picture/difference.ts'
import type { HandOff } from '../../../components/call-picture/handed-on.ts'
import { firstError, inspectJson } from '../../../components/editor/language.ts'
import type { LiveOutcome } from '../../../components/live-template/live-renderer.ts'
import type { TemplateInput } from '../../../components/live-template/template-input.ts'
import type { LiveRendering } from '../../../components/live-template/use-live-rendering.ts'
import type { WouldGoOut } from '../flow/box-view.tsx'
import { inAndOut } from '../flow/in-and-out.ts'

interface Written {
  readonly tab: string
  readonly trace: Trace | undefined
  readonly contentType: string
  readonly input: TemplateInput
  readonly live: LiveRendering | undefined
}

/** The rest of what went out is not the template's. */
function bodyAlone(body: TracedBody | undefined): HandOff {
  return { line: undefined, query: [], headers: [], body }
}

/** What the template makes as it is written, its body and what it sets beside it, compared with the body that went out. */
export function wouldGoOut({ tab, trace, contentType, input, live }: Written): WouldGoOut {
  if (input.is === 'unknown') return { handOff: undefined, difference: undefined, note: '', said: <p className="flow-none">{input.why}</p> }
  const flow = trace && inAndOut(trace, tab)
  const before = flow?.isInstead === false && flow.out ? bodyAlone(flow.out.body) : undefined
  const note = input.of === 'call' ? 'rendered live over this call' : 'rendered live over what is typed for the next test'
  const outcome = live?.outcome
  if (outcome === undefined) return { handOff: before, difference: undefined, note, said: null }
  const said = <p className="edit-said">{saidOf(outcome, isJson(contentType))}</p>
  if (outcome.outcome !== 'rendered') return { handOff: undefined, difference: undefined, note, said }
  const { text, sets } = outcome
  const { status: line, query, headers } = sets
  const handOff = { line, query, headers, body: { text, isBase64Encoded: false, bytes: new TextEncoder().encode(text).length, isCut: false } }
  return { handOff, difference: before && differenceOf(before, handOff), note, said }
}

function saidOf(outcome: LiveOutcome, isOfJson: boolean): ReactNode {
  switch (outcome.outcome) {
    case 'endless':
      return <StatusIndicator type="error">The template did not end within {outcome.afterInMillis / 1_000} s, and was ended.</StatusIndicator>
    case 'unstarted':
      return <StatusIndicator type="error">What renders templates here could not be loaded. It is tried again with the next key.</StatusIndicator>
    case 'failed':
      return (
        <StatusIndicator type="error">
          Line {outcome.line}, column {outcome.column}: {visible(outcome.message)}
        </StatusIndicator>
      )
    case 'rendered': {
      const fault = isOfJson ? firstError(inspectJson(outcome.text)) : undefined
      if (fault !== undefined) return <StatusIndicator type="warning">This is no JSON. {fault}</StatusIndicator>
      return isOfJson ? <StatusIndicator>Valid JSON</StatusIndicator> : <StatusIndicator>Rendered</StatusIndicator>
    }
  }
}

function isJson(contentType: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json$/i.test(contentType.trim())
}
