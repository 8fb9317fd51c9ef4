import type { Resource } from '@aws-sdk/client-api-gateway'
import { arn, invocationUri } from '@fourbox/domain'
import { call } from '../../client/aws.ts'
import { inSequence, type Step } from '../../client/sequence.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { grantInvocation } from '../../components/function/grant.ts'
import { putIntegration } from '../../components/integration/put-integration.ts'
import { settings } from '../../settings.ts'
import type { TriggerDraft } from './trigger-draft.ts'

export function checkTrigger({ api, apiName, restApiId, path, stageName }: TriggerDraft): Found {
  return found([
    ...fault('name', api === 'new' && apiName.trim() === '' ? 'Enter a name.' : undefined),
    ...fault('restApiId', api === 'existing' && restApiId === '' ? 'Choose an API.' : undefined),
    ...fault(
      'path',
      path.startsWith('/') && !path.includes('//') && (path === '/' || !path.endsWith('/')) ? undefined : 'Enter a path that begins with a slash.',
    ),
    ...fault('stageName', /^\w{1,128}$/.test(stageName) ? undefined : 'Enter letters, digits or _'),
  ])
}

/** What was made. */
export interface Trigger {
  readonly restApiId: string
  readonly stageName: string
  readonly path: string
  /** What became of the permission. */
  readonly granted: string
}

/** Puts ANY of a resource in front of the function and deploys it: API, resource, method, deployment and permission, all or none. */
export function addTrigger(functionName: string, draft: TriggerDraft): Promise<Trigger> {
  const { path, stageName, security } = draft
  return inSequence(async (step) => {
    const restApiId = draft.api === 'existing' ? draft.restApiId : await createApi(step, draft.apiName.trim())
    const resource = await provideResource(step, restApiId, path)
    const method = { restApiId, resourceId: resource.id ?? '', httpMethod: 'ANY' }
    await step(
      `the method ANY of ${path}`,
      () => call('PutMethod', { ...method, authorizationType: security === 'iam' ? 'AWS_IAM' : 'NONE', apiKeyRequired: security === 'api-key' }),
      () => call('DeleteMethod', method),
    )
    await call('PutMethodResponse', { ...method, statusCode: '200' })
    const { region, account } = settings
    await putIntegration(method, {
      type: 'AWS_PROXY',
      httpMethod: 'POST',
      uri: invocationUri({ region, functionArn: arn.lambda(region, account, functionName), streams: false }),
    })
    await call('CreateDeployment', { restApiId, stageName, description: `Trigger of ${functionName}` })
    const granted = await grantInvocation(functionName, region, { type: 'method', restApiId, httpMethod: 'ANY', path })
    return { restApiId, stageName, path, granted }
  })
}

async function createApi(step: Step, name: string): Promise<string> {
  const { id = '' } = await step(
    `the API ${name}`,
    () => call('CreateRestApi', { name, endpointConfiguration: { types: ['REGIONAL'] } }),
    ({ id: restApiId }) => call('DeleteRestApi', { restApiId }),
  )
  return id
}

/** The resource of a path; what is missing of it is made. */
async function provideResource(step: Step, restApiId: string, path: string): Promise<Resource> {
  const { items: resources = [] } = await call('GetResources', { restApiId, limit: 500 })
  let at = resources.find((one) => one.path === '/')
  let walked = ''
  for (const pathPart of path.split('/').filter(Boolean)) {
    walked = `${walked}/${pathPart}`
    const here = walked
    const parentId = at?.id
    at =
      resources.find((one) => one.path === here) ??
      (await step(
        `the resource ${here}`,
        () => call('CreateResource', { restApiId, parentId, pathPart }),
        ({ id: resourceId }) => call('DeleteResource', { restApiId, resourceId }),
      ))
  }
  if (!at) throw new Error('The API has no root')
  return at
}
