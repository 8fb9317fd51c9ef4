import {
  defaultGatewayResponseTemplates,
  gatewayResponseDefaults,
  type GatewayResponse,
  type GatewayResponseType,
  type RestApi,
  parseMappingTarget,
} from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { firstAccepted } from '../content/binary-types.ts'
import { encodeText } from '../content/text.ts'
import { compileRequestExpression } from '../context/mapping-expression.ts'
import type { GatewayFault } from '../call/fault.ts'
import type { FaultFinding, MethodResponse } from '../call/hand-offs.ts'
import { lastHeader } from '../content/header-list.ts'
import { checkResponse } from '../answer/check-response.ts'
import { serviceHeaders } from '../answer/service-headers.ts'
import { compileSubstitution, type Substitution } from './substitution.ts'

/** Turns faults into the answers of one API. */
export interface GatewayResponses {
  /** What a fault will be answered with; made before the answer, so that templates and logs can name it. */
  find(fault: GatewayFault): FaultFinding
  answer(fault: GatewayFault, finding: FaultFinding, call: Call): MethodResponse
}

/**
 * Compiles an API's gateway responses. A type that is customised stands alone; one that is not takes the customised
 * DEFAULT_4XX or DEFAULT_5XX, which leaves each fault its own status unless it sets one (execution reference, section 12).
 */
export function compileGatewayResponses(customized: RestApi['gatewayResponses']): GatewayResponses {
  const compiled = new Map<GatewayResponseType, CompiledGatewayResponse>()
  for (const response of Object.values(customized)) compiled.set(response.responseType, compileOne(response))

  return {
    find(fault) {
      const defaults = gatewayResponseDefaults[fault.type]
      const own = fault.details.status ?? Number('statusCode' in defaults ? defaults.statusCode : 500)
      const family: GatewayResponseType = own < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'
      const by = compiled.has(fault.type) ? fault.type : compiled.has(family) ? family : undefined
      const set = by === undefined ? undefined : compiled.get(by)?.status
      return {
        responseType: fault.type,
        // A status of its own that a fault brings stands, unless somebody has set another one.
        status: set ?? own,
        message: fault.details.message === undefined ? defaults.message : fault.details.message,
        validationErrorString: fault.details.validationErrorString,
        log: fault.details.log,
        integrationError: fault.details.integrationError,
        why: fault.details.why,
        // Their messageString begins with a blank.
        inExecution: defaults.found === 'execution',
        customizedBy: by,
      }
    },
    answer(fault, finding, call) {
      const custom = finding.customizedBy === undefined ? undefined : compiled.get(finding.customizedBy)
      const { mediaType, substitute } = custom?.choose(call.incoming.headers) ?? (fault.details.capitalKey === true ? capitalDefault : plainDefault)
      const headers = custom === undefined ? [] : custom.headers(call)
      if (!headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type')) headers.push('Content-Type', mediaType)
      headers.push('x-amzn-ErrorType', fault.details.errorType ?? gatewayResponseDefaults[fault.type].errorType)
      serviceHeaders(headers, call, 'none')
      return checkResponse(finding.status, headers, encodeText(substitute(call, finding)))
    },
  }
}

interface CompiledGatewayResponse {
  readonly status: number | undefined
  readonly choose: (headers: readonly string[]) => { readonly mediaType: string; readonly substitute: Substitution }
  readonly headers: (call: Call) => string[]
}

function compileOne(response: GatewayResponse): CompiledGatewayResponse {
  const templates = Object.keys(response.responseTemplates).length === 0 ? defaultGatewayResponseTemplates : response.responseTemplates
  const byType = new Map(Object.entries(templates).map(([mediaType, template]) => [mediaType, { mediaType, substitute: compileSubstitution(template) }]))
  const [first] = byType.values()
  const otherwise = byType.get('application/json') ?? first ?? plainDefault
  const parameters = Object.entries(response.responseParameters).flatMap(([to, expression]) => {
    const target = parseMappingTarget(to)
    return target?.to === 'gatewayResponse' ? [{ name: target.name, read: compileRequestExpression(expression) }] : []
  })

  return {
    status: response.statusCode === undefined ? undefined : Number(response.statusCode),
    choose(headers) {
      const accepted = firstAccepted(lastHeader(headers, 'accept'))
      return (accepted === undefined ? undefined : byType.get(accepted)) ?? otherwise
    },
    headers(call) {
      const list: string[] = []
      for (const { name, read } of parameters) {
        const value = read(call)
        if (value !== undefined) list.push(name, typeof value === 'string' ? value : value.join(','))
      }
      return list
    },
  }
}

const plainDefault = { mediaType: 'application/json', substitute: compileSubstitution('{"message":$context.error.messageString}') }
const capitalDefault = { mediaType: 'application/json', substitute: compileSubstitution('{"Message":$context.error.messageString}') }
