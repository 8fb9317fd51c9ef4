import type { Trace, TracedBox } from '@fourbox/domain'

/** What the names and numbers of a trace take beside its texts. */
const base = 500

/** About how many characters a trace holds. */
export function weightOf({ boxes, log, request, answer }: Trace): number {
  let weight = base + (request?.body?.text.length ?? 0) + (answer?.body?.text.length ?? 0)
  for (const headers of [request?.headers ?? [], answer?.headers ?? []]) for (const [name, value] of headers) weight += name.length + value.length
  for (const box of boxes) weight += weightOfBox(box)
  for (const line of log) weight += line.length
  return weight
}

function weightOfBox({ facts, template, handedOn }: TracedBox): number {
  let weight = template?.source.length ?? 0
  if (handedOn?.body !== undefined && handedOn.body !== 'unchanged') weight += handedOn.body.text.length
  for (const [name, value] of [...(handedOn?.headers ?? []), ...(handedOn?.query ?? [])]) weight += name.length + value.length
  for (const { value } of facts) weight += value.length
  for (const { reads } of template?.steps ?? []) for (const read of reads) weight += read.reference.length + (read.value?.length ?? 0)
  return weight
}
