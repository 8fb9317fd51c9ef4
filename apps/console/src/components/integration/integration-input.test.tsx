import { expect, test } from 'vitest'
import { draftOfIntegration, emptyIntegration, type IntegrationDraft } from './integration-draft.ts'
import { checkIntegration, integrationMembers } from './integration-input.ts'

const drafts: readonly IntegrationDraft[] = [
  { ...emptyIntegration, tile: 'mock' },
  { ...emptyIntegration, tile: 'lambda', proxy: true, functionName: 'arn:aws:lambda:eu-west-1:111122223333:function:fn', region: 'eu-west-1' },
  { ...emptyIntegration, tile: 'http', backendMethod: 'GET', endpointUrl: 'https://example.com/{id}', contentHandling: 'CONVERT_TO_TEXT' },
  { ...emptyIntegration, tile: 'http', proxy: true, backendMethod: 'ANY', endpointUrl: 'https://example.com', defaultTimeout: false, timeout: '500' },
  { ...emptyIntegration, tile: 'vpc-link', backendMethod: 'POST', endpointUrl: 'http://internal', connectionId: '${stageVariables.link}' },
  {
    ...emptyIntegration,
    tile: 'aws',
    backendMethod: 'POST',
    service: 'sqs',
    subdomain: 'eu',
    actionType: 'path',
    action: '000000000000/queue',
    credentials: 'arn:aws:iam::000000000000:role/r',
  },
  { ...emptyIntegration, tile: 'aws', backendMethod: 'POST', service: 'dynamodb', action: 'ListTables', credentials: 'arn:aws:iam::*:user/*' },
]

test.each(drafts.map((draft) => [`${draft.tile}${draft.proxy ? ' proxy' : ''} ${draft.service}`, draft] as const))(
  'what is stored of %s is read back as it was typed',
  (_name, draft) => {
    expect(checkIntegration(draft)).toEqual({})
    const { integrationHttpMethod, ...members } = integrationMembers(draft)
    expect(draftOfIntegration({ ...members, ...(integrationHttpMethod === undefined ? {} : { httpMethod: integrationHttpMethod }) })).toEqual(draft)
  },
)

test.each([
  [{ tile: 'lambda' }, 'functionName'],
  [{ tile: 'http', backendMethod: 'GET', endpointUrl: 'ftp://x' }, 'endpointUrl'],
  [{ tile: 'vpc-link', backendMethod: 'GET', endpointUrl: 'http://x' }, 'connectionId'],
  [{ tile: 'aws', backendMethod: 'GET', service: 's3', action: 'x', credentials: 'me' }, 'credentials'],
  [{ tile: 'http', backendMethod: 'GET', endpointUrl: 'http://x', defaultTimeout: false, timeout: '49' }, 'timeout'],
] satisfies readonly (readonly [Partial<IntegrationDraft>, string])[])('%o is refused beside %s', (changes, field) => {
  expect(Object.keys(checkIntegration({ ...emptyIntegration, ...changes }))).toEqual([field])
})
