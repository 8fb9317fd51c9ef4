import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { type GatewayResponse, type GatewayResponseType, isGatewayResponseType } from './gateway-response.ts'
import type { StatusCode } from '../names/identifier.ts'
import { gatewayMappingFault } from '../mapping-expression/mapping-faults.ts'
import { defaultGatewayResponse } from './shown-gateway-response.ts'
import { entryField, type Reading, reading } from '../reading/reading.ts'
import { readStatusCode } from '../reading/read-status-code.ts'

export interface GatewayResponseSettings {
  readonly responseType: string
  readonly statusCode?: StatusCode
  readonly responseParameters?: Readonly<Record<string, string>>
  readonly responseTemplates?: Readonly<Record<string, string>>
}

/** Makes a gateway response of its settings. What is not given keeps the default of the type, whatever the DEFAULT types say. */
export function readGatewayResponse(settings: GatewayResponseSettings): Reading<GatewayResponse> {
  const { responseType, statusCode, responseParameters, responseTemplates } = settings
  return reading((findings) => {
    const type: GatewayResponseType = isGatewayResponseType(responseType) ? responseType : 'DEFAULT_4XX'
    if (type !== responseType) findings.fault('responseType', `Invalid gateway response type specified: ${responseType}`)
    judgeLengths('gateway response', settings, { responseParameters: longest.name, responseTemplates: longest.name }, findings)
    if (statusCode !== undefined) readStatusCode(statusCode, findings)
    for (const [name, expression] of Object.entries(responseParameters ?? {})) {
      const text = gatewayMappingFault(name, expression)
      if (text !== undefined) findings.fault(entryField('responseParameters', name), text)
    }
    return {
      ...defaultGatewayResponse(type),
      ...(statusCode !== undefined && { statusCode }),
      ...(responseParameters && { responseParameters }),
      ...(responseTemplates && Object.keys(responseTemplates).length > 0 && { responseTemplates }),
    }
  })
}
