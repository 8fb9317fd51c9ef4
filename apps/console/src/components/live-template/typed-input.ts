import { testStage, type TracedHeader, pathVariableNames } from '@fourbox/domain'
import type { PlacedMethod } from '../method/method-page.tsx'
import { readHeaders, takesBody, type TestInput } from '../test-call/test-input.ts'
import type { KnownInput } from './template-input.ts'

/** What a request template would read of the call that is typed and has not been sent: all but what only a call has. */
export function typedInput({ restApiId, resourceId, httpMethod, path }: PlacedMethod, input: TestInput): KnownInput {
  const verb = httpMethod === 'ANY' ? input.verb : httpMethod
  return {
    is: 'known',
    of: 'typed',
    body: takesBody(verb) ? input.body : '',
    scope: {
      params: {
        path: pathVariableNames(path).map((name): TracedHeader => [name, encodeURIComponent(input.path[name] ?? '')]),
        querystring: [...new Map(new URLSearchParams(input.queryString.trim()))],
        header: Object.entries(readHeaders(input.headers)).map(([name, values]): TracedHeader => [name, values.at(-1) ?? '']),
      },
      stageVariables: Object.entries(input.stageVariables),
      context: { apiId: restApiId, httpMethod: verb, resourceId, resourcePath: path, stage: testStage },
    },
  }
}
