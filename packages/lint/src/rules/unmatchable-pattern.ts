import { callsBackEnd, isProxyType } from '@fourbox/domain'
import { EvaluationError } from '@fourbox/java'
import { compilePattern, type Pattern, RegexError } from '@fourbox/regex'
import { integrationsOf, type Rule } from '../rule.ts'

const statuses = Array.from({ length: 500 }, (_, at) => String(100 + at))

export const unmatchablePattern: Rule = {
  title: 'A pattern that can match nothing',
  severity: 'warning',
  explanation:
    'The selection pattern of an integration response is a Java regular expression that must match the whole text: the status of an HTTP back end, the errorMessage of a function, the status of another AWS service. One that does not compile, or that fits no status from 100 to 599 where a status is meant, is never chosen, and the default response is used.',
  *check({ api }) {
    for (const { integration, name, at } of integrationsOf(api)) {
      if (isProxyType(integration.type) || !callsBackEnd(integration.type)) continue
      for (const { statusCode, selectionPattern } of Object.values(integration.integrationResponses)) {
        if (selectionPattern === undefined || selectionPattern === '') continue
        const fault = faultOf(selectionPattern, integration.type === 'HTTP')
        if (fault !== undefined)
          yield { place: at('integration-response', statusCode), text: `${name}: the pattern ${selectionPattern} of ${statusCode} ${fault}.` }
      }
    }
  },
}

function faultOf(source: string, isStatus: boolean): string | undefined {
  let pattern: Pattern
  try {
    pattern = compilePattern(source)
  } catch (error) {
    if (error instanceof RegexError) return `does not compile: ${error.message}`
    throw error
  }
  return isStatus && !statuses.some((status) => mayMatch(pattern, status)) ? 'matches no status' : undefined
}

/** A pattern that is too dear to try may match. */
function mayMatch(pattern: Pattern, text: string): boolean {
  try {
    return pattern.matches(text)
  } catch (error) {
    if (error instanceof EvaluationError) return true
    throw error
  }
}
