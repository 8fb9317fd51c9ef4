import type { Resource } from '@aws-sdk/client-api-gateway'
import { arn, childPath, type Fault, faultsOf, invocationUri, judgeStageName, reading, readPathPart } from '@fourbox/domain'
import { call } from '../../client/aws.ts'
import { inSequence, type Step } from '../../client/sequence.ts'
import { nameFaults } from '../../components/api/name-faults.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { grantInvocation } from '../../components/function/grant.ts'
import { putIntegration } from '../../components/integration/put-integration.ts'
import { settings } from '../../settings.ts'
import type { TriggerDraft } from './trigger-draft.ts'

export function checkTrigger({ api, apiName, restApiId, path, stageName }: TriggerDraft): Found {
  const own = [
    ...(api === 'new' ? nameFaults(apiName) : fault('restApiId', restApiId === '' ? 'Choose an API.' : undefined)),
    ...fault('path', path.startsWith('/') ? undefined : 'Enter a path that begins with a slash.'),
  ]
  return found(
    [...own, ...partFaults(path)],
    reading((findings) => judgeStageName(stageName, findings)),
  )
}

/** What a resource of one of the path's parts would be refused for. */
function partFaults(path: string): readonly Fault[] {
  if (path === '/') return []
  let parent: { readonly path: string; readonly pathPart?: string } = { path: '/' }
  return path
    .replace(/^\//, '')
    .split('/')
    .flatMap((pathPart) => {
      const faults = faultsOf(readPathPart(pathPart, { parent, siblings: [] }))
      parent = { path: childPath(parent, pathPart), pathPart }
      return faults.map(({ text }) => ({ field: 'path', text }))
    })
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
