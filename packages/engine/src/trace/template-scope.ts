import { isProxyType, redact, type BoxName, type TracedBox, type TracedContext, type TracedHeader, type TracedScope } from '@fourbox/domain'
import type { ContextValue } from '@fourbox/vtl'
import type { Call } from '../call/call.ts'
import type { Body } from '../call/hand-offs.ts'
import { decodeText, encodeText } from '../content/text.ts'
import { TemplateContext } from '../context/template-context.ts'
import { TemplateParameters } from '../context/template-parameters.ts'
import { type Star, tracedBody } from './exchange.ts'

/** What the templates of a call could read beside a body, so that another template can be rendered as it would have been; secrets starred. */
export function tracedScope(call: Call, star: Star): TracedScope | undefined {
  const { route, request, place } = call
  if (route?.integrationType === undefined || isProxyType(route.integrationType)) return undefined
  const { mask } = place
  const { path, querystring, header } = new TemplateParameters(request)
  return {
    params: {
      path: starred(path, star),
      querystring: starred(querystring, star, mask.isSecretParameter),
      header: starred(header, star, mask.isSecretHeader),
    },
    stageVariables: starred(place.variables, star),
    context: tracedContext(call, star),
  }
}

function starred(texts: ReadonlyMap<string, string>, star: Star, isSecret: (name: string) => boolean = () => false): readonly TracedHeader[] {
  return [...texts].map(([name, value]) => [name, isSecret(name) ? redact(value) : star(value)])
}

/** A key that no header brought, but an authorizer, is among no call's secrets. */
function tracedContext(call: Call, star: Star): TracedContext {
  const { apiKey } = call.admission
  const starKey = (text: string) => (text === apiKey?.value ? redact(text) : star(text))
  const context = new TemplateContext(call)
  return Object.fromEntries([...context.names()].map((name) => [name, tracedValue(context.get(name), starKey)]))
}

function tracedValue(value: ContextValue | undefined, star: Star): null | number | string | TracedContext {
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, member]: [string, ContextValue]) => [name, tracedValue(member, star)]))
  return typeof value === 'string' ? star(value) : typeof value === 'number' ? value : null
}

/** The body that a template of the box reads, where it is not the text that came in. */
export function templateBodyOf(box: BoxName, call: Call, star: Star): Pick<TracedBox, 'templateBody'> {
  const side = box === 'integration-request' ? 'request' : box === 'integration-response' ? 'response' : undefined
  const read = side && call.recorder.templateBodies.get(side)
  if (read === undefined) return {}
  const { isUtf8 } = call.ports
  if (typeof read !== 'string') return toldAs(tracedBody(read, () => false, star))
  const before: Body = (side === 'request' ? call.request.body : call.backend?.body) ?? new Uint8Array()
  const cameAsRead = before instanceof Uint8Array && isUtf8(before) && decodeText(before) === read
  return cameAsRead ? {} : toldAs(tracedBody(encodeText(read), isUtf8, star))
}

function toldAs(found: ReturnType<typeof tracedBody>): Pick<TracedBox, 'templateBody'> {
  return found ? { templateBody: found.traced } : {}
}
