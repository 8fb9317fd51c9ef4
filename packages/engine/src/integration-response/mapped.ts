import { callsBackEnd, type Integration, type IntegrationResponse as IntegrationResponseSettings, type Method } from '@fourbox/domain'
import type { AnsweredCall } from '../call/call.ts'
import { firstAccepted } from '../content/binary-types.ts'
import { convertResponse } from '../content/content-handling.ts'
import { overriddenStatus, responseHeaderOverrides } from '../context/overrides.ts'
import { configurationError } from '../call/fault.ts'
import { bodyNotText, noMethodResponse } from '../why/mapping.ts'
import type { Body, IntegrationResponse } from '../call/hand-offs.ts'
import { lastHeader, mediaTypeOf } from '../content/header-list.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { compileResponseTemplates } from './choose-template.ts'
import { compileHeaderMapping } from './map-headers.ts'
import { compileSelection } from './select.ts'

/** HTTP, AWS and MOCK: select the integration response, map its headers, make its body, apply the overrides. */
export function compileMappedResponse(integration: Integration, method: Method, facts: MethodFacts): (call: AnsweredCall) => IntegrationResponse {
  const source = !callsBackEnd(integration.type) ? 'mock' : facts.isLambda ? 'lambda' : 'status'
  const select = compileSelection(Object.values(integration.integrationResponses), source, (settings) => compileOne(settings, method, facts))

  return (call) => {
    const { value: answer, by } = select(call.backend.selector, call.backend.status)
    return answer(call, by)
  }
}

function compileOne(
  settings: IntegrationResponseSettings,
  method: Method,
  facts: MethodFacts,
): (call: AnsweredCall, by: IntegrationResponse['selectedBy']) => IntegrationResponse {
  const declared = Object.hasOwn(method.methodResponses, settings.statusCode) ? method.methodResponses[settings.statusCode] : undefined
  if (declared === undefined) return () => throwUndeclared(settings.statusCode)
  const status = Number(settings.statusCode)
  const mapHeaders = compileHeaderMapping(settings.responseParameters, declared)
  const choose = compileResponseTemplates(settings.responseTemplates, settings.statusCode, facts.templates)
  const { isBinary, acceptsBinary, isLambda } = facts

  return (call, by) => {
    const { backend: response, request } = call
    const { accept } = request
    const bytes = bytesOf(response.body)
    const payloadIsBinary = bytes.length > 0 && isBinary(mediaTypeOf(lastHeader(response.headers, 'content-type')))
    const payload =
      bytes.length === 0
        ? ''
        : convertResponse({ body: bytes, isBinary: payloadIsBinary, isResult: isLambda }, acceptsBinary(firstAccepted(accept)), settings.contentHandling)
    call.recorder.recordTemplateBody('response', payload)
    const mapped = mapHeaders({ response, payload }, call)

    const { template, chosen } = choose(accept)
    if (template !== undefined && typeof payload !== 'string') {
      throw configurationError('Unable to transform response', bodyNotText('response', 'it is binary, and a template reads text'))
    }
    const body = template === undefined || typeof payload !== 'string' ? payload : template.render(payload, call)

    const overridden = responseHeaderOverrides(call.overrides)
    const headers = overridden.size === 0 ? mapped : overrideHeaders(mapped, overridden)
    return { status: overriddenStatus(call.overrides) ?? status, headers, body, selectedBy: by, template: chosen }
  }
}

/** A mapped integration reads its answer whole: the senders never give it a stream. */
function bytesOf(body: Body): Uint8Array {
  if (body instanceof Uint8Array) return body
  throw new TypeError('a mapped integration was given a stream')
}

function throwUndeclared(statusCode: string): never {
  throw configurationError(`Output mapping refers to an invalid method response: ${statusCode}`, noMethodResponse(statusCode))
}

function overrideHeaders(mapped: readonly string[], overrides: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const names = new Set([...overrides.keys()].map((name) => name.toLowerCase()))
  const headers: string[] = []
  for (let index = 0; index + 1 < mapped.length; index += 2) {
    const name = mapped[index] ?? ''
    if (!names.has(name.toLowerCase())) headers.push(name, mapped[index + 1] ?? '')
  }
  for (const [name, values] of overrides) for (const value of values) headers.push(name, value)
  return headers
}
