import { type ShownTest, isGreedy, isPathVariable, pathVariableName } from '@fourbox/domain'
import type { TestInput } from './test-input.ts'
import type { RecordedCall } from './recorded-call.ts'
import { replayDraft } from './replay-draft.ts'
import { bodyText, headersText } from './request-text.ts'

/** The recorded call as the Test tab of its method takes it. */
export function testCallOf(call: RecordedCall): Partial<TestInput> {
  const { headers, body, target } = replayDraft(call)
  const question = target.indexOf('?')
  return {
    verb: call.httpMethod,
    path: pathValues(call.resourcePath ?? '', call.path),
    queryString: question < 0 ? '' : target.slice(question + 1),
    headers,
    body: call.request.body?.isBase64Encoded === true ? '' : body,
  }
}

/** What a saved test sends, as the Test tab of its method takes it. */
export function testCallOfSaved({ request }: ShownTest, resourcePath: string): Partial<TestInput> {
  const { httpMethod, path = resourcePath, headers = {}, body, stageVariables, clientCertificateId } = request
  const question = path.indexOf('?')
  return {
    ...(httpMethod && { verb: httpMethod }),
    path: path === resourcePath ? {} : pathValues(resourcePath, question < 0 ? path : path.slice(0, question)),
    queryString: question < 0 ? '' : path.slice(question + 1),
    headers: headersText(headers),
    ...(body !== undefined && { body: bodyText(body) }),
    ...(stageVariables && { stageVariables }),
    ...(clientCertificateId !== undefined && { clientCertificateId }),
  }
}

/** The values of a resource's variables in a path; a greedy one takes what is left. */
function pathValues(resourcePath: string, path: string): Record<string, string> {
  const parts = path.split('/')
  return Object.fromEntries(
    resourcePath.split('/').flatMap((part, index) => {
      if (!isPathVariable(part)) return []
      return [[pathVariableName(part), isGreedy(part) ? parts.slice(index).map(decoded).join('/') : decoded(parts[index] ?? '')]]
    }),
  )
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
