import type { Trace, TracedBox, TracedContext, TracedHeader, TracedScope } from '@fourbox/domain'

/** What the names and numbers of a trace take beside its texts. */
const base = 500

/** About how many characters a trace holds. */
export function weightOf({ boxes, log, request, answer, scope }: Trace): number {
  let weight = base + (request?.body?.text.length ?? 0) + (answer?.body?.text.length ?? 0)
  weight += weightOfPairs(request?.headers) + weightOfPairs(answer?.headers)
  if (scope !== undefined) weight += weightOfScope(scope)
  for (const box of boxes) weight += weightOfBox(box)
  for (const line of log) weight += line.length
  return weight
}

function weightOfBox({ facts, template, templateBody, handedOn }: TracedBox): number {
  let weight = (template?.source.length ?? 0) + (templateBody?.text.length ?? 0)
  if (handedOn?.body !== undefined && handedOn.body !== 'unchanged') weight += handedOn.body.text.length
  weight += weightOfPairs(handedOn?.headers) + weightOfPairs(handedOn?.query)
  for (const { value } of facts) weight += value.length
  for (const { reads } of template?.steps ?? []) for (const read of reads) weight += read.reference.length + (read.value?.length ?? 0)
  return weight
}

function weightOfScope({ params, stageVariables, context }: TracedScope): number {
  return (
    weightOfPairs(params.path) + weightOfPairs(params.querystring) + weightOfPairs(params.header) + weightOfPairs(stageVariables) + weightOfContext(context)
  )
}

function weightOfContext(context: TracedContext): number {
  let weight = 0
  for (const [name, value] of Object.entries(context)) {
    weight += name.length + (typeof value === 'string' ? value.length : 0) + (typeof value === 'object' && value !== null ? weightOfContext(value) : 0)
  }
  return weight
}

function weightOfPairs(pairs: readonly TracedHeader[] | undefined): number {
  let weight = 0
  for (const [name, value] of pairs ?? []) weight += name.length + value.length
  return weight
}
