import type { TestInvokeAuthorizerRequest } from '@aws-sdk/client-api-gateway'
import type { IdentitySource } from '../../components/authorizer/authorizer-draft.ts'

type TestInput = Pick<TestInvokeAuthorizerRequest, 'headers' | 'pathWithQueryString' | 'stageVariables' | 'additionalContext'>

/** Puts each value where its identity source is read from; what was left empty is not sent. */
export function toTestInput(sources: readonly IdentitySource[], values: readonly string[]): TestInput {
  const given = sources.flatMap((source, index) => (values[index] ? [{ ...source, value: values[index] }] : []))
  const ofType = (type: IdentitySource['type']) => given.filter((source) => source.type === type).map(({ key, value }) => [key, value] as const)
  const query = new URLSearchParams(ofType('querystring').map(([key, value]) => [key, value])).toString()
  return {
    ...nonEmpty('headers', ofType('header')),
    ...nonEmpty('stageVariables', ofType('stageVariable')),
    ...nonEmpty('additionalContext', ofType('context')),
    ...(query === '' ? {} : { pathWithQueryString: `/?${query}` }),
  }
}

function nonEmpty(name: 'headers' | 'stageVariables' | 'additionalContext', entries: readonly (readonly [string, string])[]) {
  return entries.length === 0 ? {} : { [name]: Object.fromEntries(entries) }
}
