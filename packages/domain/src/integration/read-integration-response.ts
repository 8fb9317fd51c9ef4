import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import type { StatusCode } from '../names/identifier.ts'
import type { Integration, IntegrationResponse, Templates } from './integration.ts'
import { responseMappingFault } from '../mapping-expression/mapping-faults.ts'
import type { Method } from '../method/method.ts'
import { own } from '../names/record.ts'
import { type PatternFault, warnOfPattern } from '../reading/pattern-warning.ts'
import { contentHandlings, readEnumeration } from './read-integration.ts'
import { entryField, type Reading, reading } from '../reading/reading.ts'
import { readTemplates } from './read-templates.ts'
import { readStatusCode } from '../reading/read-status-code.ts'

export interface IntegrationResponseSettings {
  readonly statusCode: StatusCode
  readonly selectionPattern?: string
  readonly contentHandling?: string
  readonly responseParameters?: Readonly<Record<string, string>>
  readonly responseTemplates?: Templates
}

export interface IntegrationResponseRules {
  /** The responses that the integration has already; the one of the same status code is what is being replaced. */
  readonly integrationResponses: Integration['integrationResponses']
  /** Those of the method: a header must be declared there before it is mapped. */
  readonly methodResponses: Method['methodResponses']
  readonly patternFault: PatternFault
}

const lengths = { selectionPattern: longest.url, responseParameters: longest.name, responseTemplates: longest.name } as const

/** Makes an integration response of its settings. Two responses with one selection pattern are a conflict. */
export function readIntegrationResponse(settings: IntegrationResponseSettings, rules: IntegrationResponseRules): Reading<IntegrationResponse> {
  const { statusCode, selectionPattern, responseParameters } = settings
  return reading((findings) => {
    readStatusCode(statusCode, findings)
    judgeLengths('integration response', settings, lengths, findings)
    const contentHandling = readEnumeration('contentHandling', 'ContentHandlingStrategy', contentHandlings, settings.contentHandling, findings)
    const responseTemplates = readTemplates('responseTemplates', settings.responseTemplates, findings)
    if (hasPattern(rules.integrationResponses, statusCode, selectionPattern ?? ''))
      findings.fault('selectionPattern', `Integration response with selection pattern ${selectionPattern || 'default'} already exists`, 'conflict')
    warnOfPattern('selectionPattern', selectionPattern, rules.patternFault, findings)
    const declared = own(rules.methodResponses, statusCode)?.responseParameters
    for (const [target, expression] of Object.entries(responseParameters ?? {})) {
      const text = responseMappingFault(target, expression, declared)
      if (text !== undefined) findings.fault(entryField('responseParameters', target), text)
    }
    return {
      statusCode,
      ...(selectionPattern !== undefined && { selectionPattern }),
      ...(responseParameters && { responseParameters }),
      ...(responseTemplates && { responseTemplates }),
      ...(contentHandling && { contentHandling }),
    }
  })
}

function hasPattern(responses: Integration['integrationResponses'], statusCode: StatusCode, pattern: string): boolean {
  return Object.values(responses).some((other) => other.statusCode !== statusCode && (other.selectionPattern ?? '') === pattern)
}
