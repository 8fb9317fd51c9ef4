import type { Why } from '@fourbox/domain'
import type { MethodRequest } from '../call/method-request.ts'
import type { TextPlace } from '../content/text-place.ts'
import { listText } from './list-text.ts'

/** Why a request or an answer was not mapped, or not as it may have been meant, in words for a person. */

export const integrationVerb: Why = {
  id: 'integration-verb',
  sentence: 'The integration calls Lambda by another verb than POST, which is the only one that Lambda’s Invoke knows.',
  mend: 'Set the HTTP method of the integration to POST.',
}

/** @param what `Invalid value of the request header X-Shop` */
export function headerInvalid(what: string): Why {
  return {
    id: 'header-invalid',
    sentence: `A header that the integration request maps cannot be sent: ${what}.`,
    mend: 'Correct its mapping in the integration request, or the override in its template.',
  }
}

export const overrideInvalid: Why = {
  id: 'override-invalid',
  sentence: 'A template wrote an override that is neither a text, nor a number, nor a boolean, nor a list of these.',
  mend: 'Let the template write a text into $context.requestOverride or $context.responseOverride.',
}

export function bodyNotText(side: 'request' | 'response', what: string): Why {
  return {
    id: 'body-not-text',
    sentence: `The body of the ${side} cannot be mapped: ${what}.`,
    mend: `Convert it by the content handling of the integration ${side}, let it pass without a template, or take its type out of the API’s binary media types.`,
  }
}

export function noTemplateForType(
  { mediaType, countsAsJson }: Pick<MethodRequest, 'mediaType' | 'countsAsJson'>,
  mediaTypes: readonly string[],
  passthroughBehavior: string,
): Why {
  const reading = countsAsJson ? ', which a test’s body counts as whatever Content-Type is sent,' : ','
  return {
    id: 'no-template-for-type',
    sentence: `No mapping template is for ${mediaType}${reading} and the passthrough behavior is ${passthroughBehavior}.`,
    checks: mediaTypes.map((each) => `a template for ${each}: another type`),
    mend: countsAsJson
      ? 'Add a template for application/json, call a stage, where the Content-Type counts, or let the body pass with WHEN_NO_MATCH.'
      : 'Add a template for this content type, send another one, or let the body pass with WHEN_NO_MATCH.',
    about: { mediaType },
  }
}

/** Which template of a method. */
export type TemplateName =
  | { readonly side: 'request'; readonly mediaType: string }
  | { readonly side: 'response'; readonly statusCode: string; readonly mediaType: string }

export function templateFailed(name: TemplateName, { line, column }: TextPlace, reason: string): Why {
  return {
    id: 'template-failed',
    sentence: `The mapping template of the integration ${name.side} could not be rendered: ${reason}.`,
    mend: 'Correct the template at this place.',
    places: [{ in: 'template', ...name, line, column }],
  }
}

export function noIntegrationResponse(status: number, text: string, patterns: TriedPatterns): Why {
  return {
    id: 'no-integration-response',
    sentence: `No integration response is for what the back end answered (${shown(text, status)}), and none is the default.`,
    checks: patternChecks(patterns, 'no response without a pattern, which would be the default'),
    mend: 'Add an integration response without a pattern, which is the default.',
  }
}

function shown(text: string, status: number): string {
  return text === '' ? `status ${status}` : text
}

export function defaultUsed(text: string, patterns: TriedPatterns & { readonly statusCode: string }): Why {
  const { tried, statusCode } = patterns
  return {
    id: 'default-used',
    sentence: `The back end answered ${text === '' ? 'without an error' : text}; ${listText(tried)} ${tried.length === 1 ? 'was' : 'were'} tried, none matches the whole text, and so the default integration response is used.`,
    checks: patternChecks(patterns, `the default, ${statusCode}, is used`),
    mend: 'Correct a pattern where another response was meant: it must match from the first character to the last.',
    about: { statusCode },
  }
}

export function noMethodResponse(statusCode: string): Why {
  return {
    id: 'no-method-response',
    sentence: `The integration response is for ${statusCode}, which is no method response.`,
    mend: `Add the method response ${statusCode}.`,
    about: { statusCode },
  }
}

/** Selection patterns that did not match; what is to say of those that match nothing whatever comes. */
interface TriedPatterns {
  readonly tried: readonly string[]
  readonly broken: readonly string[]
}

function patternChecks({ tried, broken }: TriedPatterns, otherwise: string): readonly string[] {
  return [...tried.map((pattern) => `${pattern} does not match`), ...broken, otherwise]
}
