import type { Why } from '@fourbox/domain'
import { listText } from './list-text.ts'

/** Why a request or an answer was not mapped, or not as it may have been meant, in words for a person. */

export function noTemplateForType(mediaType: string, mediaTypes: readonly string[], passthroughBehavior: string): Why {
  return {
    id: 'no-template-for-type',
    sentence: `No mapping template is for ${mediaType}, and the passthrough behavior is ${passthroughBehavior}.`,
    checks: mediaTypes.map((each) => `a template for ${each}: another type`),
    mend: 'Add a template for this content type, send another one, or let the body pass with WHEN_NO_MATCH.',
  }
}

export function templateFailed(side: 'request' | 'response', reason: string): Why {
  return {
    id: 'template-failed',
    sentence: `The mapping template of the integration ${side} could not be rendered: ${reason}.`,
    mend: 'Correct the template at this place.',
  }
}

export function noIntegrationResponse(status: number, text: string, patterns: TriedPatterns): Why {
  return {
    id: 'no-integration-response',
    sentence: `No integration response is for what the back end answered (${shown(text, status)}), and none is the default.`,
    checks: patternChecks(patterns),
    mend: 'Add an integration response without a pattern, which is the default.',
  }
}

function shown(text: string, status: number): string {
  return text === '' ? `status ${status}` : text
}

export function defaultUsed(text: string, patterns: TriedPatterns): Why {
  const { tried } = patterns
  return {
    id: 'default-used',
    sentence: `The back end answered ${text === '' ? 'without an error' : text}; ${listText(tried)} ${tried.length === 1 ? 'was' : 'were'} tried, none matches the whole text, and so the default integration response is used.`,
    checks: patternChecks(patterns),
    mend: 'Correct a pattern where another response was meant: it must match from the first character to the last.',
  }
}

export function noMethodResponse(statusCode: string): Why {
  return {
    id: 'no-method-response',
    sentence: `The integration response is for ${statusCode}, which is no method response.`,
    mend: `Add the method response ${statusCode}.`,
  }
}

/** Selection patterns that did not match; what is to say of those that match nothing whatever comes. */
interface TriedPatterns {
  readonly tried: readonly string[]
  readonly broken: readonly string[]
}

function patternChecks({ tried, broken }: TriedPatterns): readonly string[] {
  return [...tried.map((pattern) => `${pattern} does not match`), ...broken]
}
