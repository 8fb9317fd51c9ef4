import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import type { ModelName, StatusCode } from '../names/identifier.ts'
import type { MethodResponse } from './method.ts'
import { judgeModels, type MethodRules } from './read-method.ts'
import { type Reading, reading } from '../reading/reading.ts'
import { readStatusCode } from '../reading/read-status-code.ts'

export interface MethodResponseSettings {
  readonly statusCode: StatusCode
  readonly responseParameters?: Readonly<Record<string, boolean>>
  readonly responseModels?: Readonly<Record<string, ModelName>>
}

export function readMethodResponse(settings: MethodResponseSettings, rules: Pick<MethodRules, 'hasModel'>): Reading<MethodResponse> {
  const { statusCode, responseParameters, responseModels } = settings
  return reading((findings) => {
    readStatusCode(statusCode, findings)
    judgeLengths('method response', settings, { responseParameters: longest.name, responseModels: longest.name }, findings)
    judgeModels('responseModels', responseModels, rules, findings)
    return { statusCode, ...(responseParameters && { responseParameters }), ...(responseModels && { responseModels }) }
  })
}
