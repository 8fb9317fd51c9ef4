import { isFunctionProxy, redact, type BoxName, type TracedBody, type TracedBox, type TracedHandOff, type TracedHeader } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import type { Body, HeaderList } from '../call/hand-offs.ts'
import { parseQuery } from '../content/parse-query.ts'
import { decodeText, encodeText } from '../content/text.ts'
import { endpointUri } from './endpoint-uri.ts'
import { type Star, tracedBody, tracedHeaders } from './exchange.ts'
import type { HandOff } from './hand-off.ts'
import { redactEvent } from './redact-event.ts'

type HandedOn = Pick<TracedBox, 'handedOn' | 'selection'>

/** What each box of a call handed on, and which integration response was chosen: secrets starred, bodies by their beginning. */
export function tracedHandOffs(call: Call, star: Star): ReadonlyMap<BoxName, HandedOn> {
  const found = new Map<BoxName, HandedOn>()
  let before: Body | string | undefined = call.incoming.body
  for (const event of call.recorder.events) {
    const parts = partsOf(event, call)
    if (parts === undefined) continue
    const body = handedBody(parts, before, call, star)
    found.set(event.step, {
      handedOn: {
        ...(parts.line !== undefined && { line: star(parts.line) }),
        query: queryOf(parts.query ?? '', call, star),
        headers: tracedHeaders(parts.headers, call.place.mask, star),
        ...(body !== undefined && { body }),
      },
      ...selectionOf(event),
    })
    before = parts.body
  }
  return found
}

interface Parts {
  readonly line?: string
  /** Raw. */
  readonly query?: string
  readonly headers: HeaderList
  readonly body: Body | string | undefined
  /** The body as it may be shown, where some of it may not. */
  readonly shown?: string
}

function partsOf(event: HandOff, call: Call): Parts | undefined {
  const { mask } = call.place
  switch (event.step) {
    case 'method-request': {
      const { httpMethod, incoming, headerList, body } = event.value
      return { line: `${httpMethod} ${incoming.path}`, query: incoming.query, headers: headerList, body }
    }
    case 'integration-request': {
      const request = event.value
      if (request.kind === 'mock') return { headers: [], body: request.body }
      if (request.kind === 'lambda') {
        const { payload, headers } = request
        return { line: `POST ${endpointUri(request, mask) ?? ''}`, headers, body: payload, shown: redactEvent(payload, mask) }
      }
      const [address = '', ...query] = (endpointUri(request, mask) ?? '').split('?')
      return { line: `${request.method} ${address}`, query: query.join('?'), headers: request.headers, body: request.body }
    }
    case 'integration': {
      const { status, headers, body } = event.value
      const isAnswerOfProxy = isFunctionProxy(call.route?.integrationType) && body instanceof Uint8Array
      return { line: String(status), headers, body, ...(isAnswerOfProxy && { shown: redactEvent(decodeText(body), mask) }) }
    }
    case 'integration-response':
      return { line: String(event.value.status), headers: event.value.headers, body: event.value.body }
    default:
      return undefined
  }
}

function queryOf(query: string, { place: { mask } }: Call, star: Star): readonly TracedHeader[] {
  return [...parseQuery(query)].flatMap(([name, values]) =>
    values.map((value): TracedHeader => [name, mask.isSecretParameter(name) ? redact(value) : star(value)]),
  )
}

function handedBody({ body, shown }: Parts, before: Parts['body'], { ports }: Call, star: Star): TracedHandOff['body'] {
  if (body === undefined) return undefined
  const bytes = bytesOf(shown ?? body)
  const traced: TracedBody | undefined = tracedBody(bytes, ports.isUtf8, star)?.traced
  return traced && isSame(bytesOf(body), before === undefined ? undefined : bytesOf(before)) ? 'unchanged' : traced
}

function bytesOf(body: Body | string): Body {
  return typeof body === 'string' ? encodeText(body) : body
}

function isSame(one: Body, other: Body | undefined): boolean {
  if (one === other) return true
  if (!(one instanceof Uint8Array) || !(other instanceof Uint8Array) || one.length !== other.length) return false
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false
  return true
}

function selectionOf(event: HandOff): Pick<TracedBox, 'selection'> {
  if (event.step !== 'integration-response') return {}
  const { selectedBy } = event.value
  return 'missed' in selectedBy ? { selection: { chosen: selectedBy.statusCode, tried: selectedBy.missed } } : {}
}
