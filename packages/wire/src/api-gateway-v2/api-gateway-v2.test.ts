import { expect, test } from 'vitest'
import { type ApiGatewayV2Sdk, dispatch, type Handlers, loadApiGatewayV2, ServiceError, type WireAnswer } from '../index.ts'

const service = await loadApiGatewayV2()

test('a time stamp is ISO 8601 text, in both directions', async () => {
  const CreateDomainName = async ({ DomainNameConfigurations: sent = [] }: { readonly DomainNameConfigurations?: readonly object[] }) => ({
    DomainNameConfigurations: sent,
  })
  const times = ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.250Z']
  const body = { domainName: 'a.example', domainNameConfigurations: times.map((certificateUploadDate) => ({ certificateUploadDate })) }
  const answer = await answerOf('POST', '/v2/domainnames', body, { CreateDomainName })
  expect(JSON.parse(String(answer.body))).toEqual({ domainNameConfigurations: body.domainNameConfigurations })
})

test('a refusal is told in its own exceptions, with what is not there', async () => {
  const refusal = async (error: ServiceError) => {
    const { status, headers, body } = await answerOf('GET', '/v2/domainnames/a.example', undefined, { GetDomainName: () => Promise.reject(error) })
    return [status, headers['x-amzn-ErrorType'], JSON.parse(String(body))]
  }
  expect(await refusal(new ServiceError('NotFoundException', 'no', undefined, { resourceType: 'DomainName' }))).toEqual([
    404,
    'NotFoundException',
    { message: 'no', resourceType: 'DomainName' },
  ])
  expect(await refusal(new ServiceError('LimitExceededException', 'too many'))).toEqual([429, 'TooManyRequestsException', { message: 'too many' }])
})

test('an operation that is not built says so, with its name', async () => {
  const { status, headers, body } = await answerOf('POST', '/v2/apis', {})
  expect([status, headers['x-amzn-ErrorType'], JSON.parse(String(body))]).toEqual([
    501,
    'NotImplementedException',
    { message: 'Fourbox does not have CreateApi' },
  ])
})

test('a value that is none of a list is a bad request that names the member as the wire does', async () => {
  const body = { domainName: 'a.example', domainNameConfigurations: [{ endpointType: 'PRIVATE' }], routingMode: 'BASE_PATH_MAPPING_ONLY' }
  const answer = await answerOf('POST', '/v2/domainnames', body, { CreateDomainName: () => Promise.reject(new Error('reached')) })
  expect([answer.status, JSON.parse(String(answer.body)).message]).toEqual([
    400,
    "2 validation errors detected: Value 'PRIVATE' at 'domainNameConfigurations.1.member.endpointType' failed to satisfy constraint: Member must satisfy enum value set: [REGIONAL, EDGE]; Value 'BASE_PATH_MAPPING_ONLY' at 'routingMode' failed to satisfy constraint: Member must satisfy enum value set: [API_MAPPING_ONLY, ROUTING_RULE_ONLY, ROUTING_RULE_THEN_API_MAPPING]",
  ])
})

async function answerOf(httpMethod: string, rawPath: string, body: unknown, handlers: Partial<Handlers<ApiGatewayV2Sdk, undefined>> = {}): Promise<WireAnswer> {
  const bytes = new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body))
  const request = { httpMethod, rawPath, query: new URLSearchParams(), header: () => undefined, body: bytes }
  const reportBug = (bug: unknown) => {
    throw bug
  }
  const answer = await dispatch(request, { service, handlers: { ...handlers }, context: undefined, reportBug })
  if ('frames' in answer) throw new Error('a stream')
  return answer
}
