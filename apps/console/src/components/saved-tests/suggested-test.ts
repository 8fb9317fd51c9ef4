import type { TestInvokeMethodRequest, TestInvokeMethodResponse } from '@aws-sdk/client-api-gateway'
import { type HttpMethod, isHttpMethod, type JsonValue, type TestRequest, type WrittenTest } from '@fourbox/domain'

export type TestCall = Pick<
  TestInvokeMethodRequest,
  'pathWithQueryString' | 'body' | 'headers' | 'multiValueHeaders' | 'stageVariables' | 'clientCertificateId'
>

export interface TestedMethod {
  /** As it is declared: `ANY /pets`. */
  readonly httpMethod: string
  readonly path: string
  /** The verb that was used. */
  readonly verb: string
}

/** A test that sends what a test call sent, and expects what that was answered: status, content type, body. */
export function suggestedTest({ httpMethod, path, verb }: TestedMethod, call: TestCall, answer: TestInvokeMethodResponse): WrittenTest {
  const { status = 200, headers = {}, body = '' } = answer
  const contentType = headers['Content-Type']
  return {
    name: `${verb} ${call.pathWithQueryString || path} answers ${status}`,
    method: `${httpMethod} ${path}`,
    request: requestOf(call, httpMethod === 'ANY' && isHttpMethod(verb) ? verb : undefined),
    expect: {
      status,
      ...(contentType !== undefined && { headers: { 'Content-Type': contentType } }),
      body: bodyOf(body),
    },
  }
}

function requestOf(
  { pathWithQueryString, body, headers, multiValueHeaders, stageVariables, clientCertificateId }: TestCall,
  httpMethod: HttpMethod | undefined,
): TestRequest {
  const sent = { ...headers, ...multiValueHeaders }
  return {
    ...(httpMethod && { httpMethod }),
    ...(pathWithQueryString && { path: pathWithQueryString }),
    ...(Object.keys(sent).length > 0 && { headers: sent }),
    ...(body && { body }),
    ...(stageVariables && Object.keys(stageVariables).length > 0 && { stageVariables }),
    ...(clientCertificateId && { clientCertificateId }),
  }
}

/** JSON is compared as such, so that its blanks do not count; anything else as the text that it is. */
function bodyOf(body: string): { readonly json: JsonValue } | { readonly text: string } {
  try {
    const json: JsonValue = JSON.parse(body)
    return { json }
  } catch {
    return { text: body }
  }
}
