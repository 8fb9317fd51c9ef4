import type { Why } from '@fourbox/domain'
import type { BackendFailureReason } from '../ports/back-ends.ts'

/** Why a back end gave no answer that can be used, in words for a person. */

export const noIntegration: Why = {
  id: 'no-integration',
  sentence: 'The method has no integration: nothing says what it calls.',
  mend: 'Set up its integration request.',
}

export const mockStatus: Why = {
  id: 'mock-status',
  sentence: 'The integration is a mock, and its request template rendered no JSON object with a whole number as its statusCode.',
  mend: 'Let the request template for this content type render {"statusCode": 200}.',
}

/** How long an integration may take, and took. */
export interface Waiting {
  readonly timeoutInMillis: number
  readonly waitedInMillis: number
}

export function timedOut({ timeoutInMillis, waitedInMillis }: Waiting, functionArn?: string): Why {
  return {
    id: 'timed-out',
    sentence: `The back end did not answer within the timeout of the integration, ${timeoutInMillis} ms: it was waited for ${Math.round(waitedInMillis)} ms.`,
    mend: 'See why it takes so long, or raise the timeout in the integration request.',
    ...(functionArn !== undefined && { about: { functionArn } }),
  }
}

type OtherReason = Exclude<BackendFailureReason, 'timeout'>

export function backEndFailed(reason: OtherReason, message: string, functionArn?: string): Why {
  const { id, sentence, mend } = backEndReasons[reason]
  return {
    id,
    // Of a missing function the message says nothing more.
    sentence: reason === 'no-function' || message === '' ? sentence : `${sentence.slice(0, -1)}: ${message.replace(/\.$/, '')}.`,
    mend,
    ...(functionArn !== undefined && { about: { functionArn } }),
  }
}

const backEndReasons: Readonly<Record<OtherReason, Required<Pick<Why, 'id' | 'sentence' | 'mend'>>>> = {
  network: {
    id: 'back-end-failed',
    sentence: 'The connection to the back end was refused, reset, or closed before its answer was whole.',
    mend: 'See whether it runs, and listens at that address and port.',
  },
  'invalid-endpoint': {
    id: 'endpoint-invalid',
    sentence: 'The endpoint is no address that may be called.',
    mend: 'Correct the endpoint URL: HTTP or HTTPS, on port 80, 443 or from 1024 on. Stage variables in it must be set on the stage.',
  },
  'unknown-host': { id: 'endpoint-invalid', sentence: 'The name of the back end’s host does not resolve.', mend: 'Correct the endpoint URL.' },
  untrusted: {
    id: 'back-end-failed',
    sentence: 'The back end’s certificate is not trusted.',
    mend: 'Give it a certificate of a known authority, or skip the verification in the integration request.',
  },
  unreachable: { id: 'vpc-link-unreachable', sentence: 'The VPC link leads nowhere.', mend: 'Give the VPC link a target that answers.' },
  'too-large': { id: 'back-end-failed', sentence: 'The back end’s answer is larger than a gateway passes on.', mend: 'Answer less, or stream it.' },
  throttled: {
    id: 'function-throttled',
    sentence: 'Lambda refused the call: the function runs as often as its concurrency allows.',
    mend: 'Raise its reserved concurrency.',
  },
  'unreadable-payload': {
    id: 'payload-unreadable',
    sentence: 'Lambda cannot read the payload.',
    mend: 'Let the request template render JSON: a Lambda function takes nothing else.',
  },
  'request-too-large': { id: 'back-end-failed', sentence: 'The payload is larger than Lambda takes.', mend: 'Send less.' },
  'not-permitted': {
    id: 'not-permitted',
    sentence: 'There is no such function, or its policy does not let this API call it.',
    mend: 'Save the integration in the console, which grants the permission, or add it with aws lambda add-permission.',
  },
  'no-function': {
    id: 'no-function',
    sentence: 'The function that the integration calls does not exist here.',
    mend: 'Create it in the console, with “fourbox function create” or “aws lambda create-function”, or set AWS_ENDPOINT_URL_LAMBDA to where it lives.',
  },
  role: { id: 'role-unusable', sentence: 'The integration’s credentials cannot be used.', mend: 'Correct the execution role of the integration.' },
}

export const endpointInvalid: Why = backEndReasons['invalid-endpoint']

export function functionFailed(message: string): Why {
  return {
    id: 'function-failed',
    sentence: `The function ended with an error: ${message}.`,
    mend: 'Its own log has the stack; a proxy integration answers 502 for it.',
  }
}

export const malformedAnswer: Why = {
  id: 'malformed-answer',
  sentence: 'The function answered what a proxy integration cannot read.',
  checks: [
    'a JSON object, with no members but statusCode, headers, multiValueHeaders, body and isBase64Encoded',
    'statusCode: a whole number from 200 to 599',
    'headers: one text each; multiValueHeaders: a list of texts each',
    'body: a text, so that an object must be written with JSON.stringify',
  ],
  mend: 'Answer {"statusCode": 200, "body": "…"}, or use an integration without proxy.',
}
