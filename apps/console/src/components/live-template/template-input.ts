import type { Trace, TracedBody, TracedScope } from '@fourbox/domain'
import { boxOf, type HandOffs, handOffsOf } from '../call-picture/handed-on.ts'

/** What a template of a method is rendered over. */
export type TemplateInput = KnownInput | UnknownInput

export interface KnownInput {
  readonly is: 'known'
  /** The call that is shown, or what is typed for the next one. */
  readonly of: 'call' | 'typed'
  readonly body: string
  readonly scope: TracedScope
  /** The request's template of that call, where a response's is rendered. */
  readonly before?: { readonly source: string; readonly body: string }
}

/** With what can be done about it, in a sentence. */
export interface UnknownInput {
  readonly is: 'unknown'
  readonly why: string
}

/** Of a request's template. @param typed what the next test sends, for a method that has not been tested yet */
export function requestInput(trace: Trace | undefined, typed: () => KnownInput): TemplateInput {
  return trace?.scope === undefined ? typed() : over(requestBody(trace, handOffsOf(trace)), trace.scope)
}

/** Of a response's template, which reads what a back end answered. */
export function responseInput(trace: Trace | undefined): TemplateInput {
  if (trace === undefined) return unknown('Run a test: what the back end answers is what this template reads.')
  if (trace.scope === undefined) return unknown('What a template could read in the call that is shown is not known. Test the method again.')
  const handOffs = handOffsOf(trace)
  const answered = handOffs['response-3']
  if (answered === undefined) return unknown('The back end did not answer in the call that is shown. Run another test.')
  const source = boxOf(trace, 'integration-request')?.template?.source
  return over(
    boxOf(trace, 'integration-response')?.templateBody ?? answered.body,
    trace.scope,
    source === undefined ? undefined : { source, body: requestBody(trace, handOffs)?.text ?? '' },
  )
}

/** What content handling made of the body goes before the body that came. */
function requestBody(trace: Trace, handOffs: HandOffs): TracedBody | undefined {
  const asked = handOffs['request-2'] ?? handOffs['request-1']
  return boxOf(trace, 'integration-request')?.templateBody ?? asked?.body
}

function over(body: TracedBody | undefined, scope: TracedScope, before?: KnownInput['before']): TemplateInput {
  if (body?.isBase64Encoded === true) return unknown('The body is binary, which no template can read. Content handling can make text of it.')
  if (body?.isCut === true) return unknown('Only the beginning of the body of that call is kept. Test with a shorter one.')
  return { is: 'known', of: 'call', body: body?.text ?? '', scope, ...(before && { before }) }
}

function unknown(why: string): UnknownInput {
  return { is: 'unknown', why }
}
