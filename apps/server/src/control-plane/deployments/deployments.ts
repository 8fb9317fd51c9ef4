import { type Deployment, deploymentKey, readDeployment, type RestApi, stageKey } from '@fourbox/domain'
import type { Context, Handlers, Output } from '../context.ts'
import { accepted, badRequest, notFound } from '../protocol/errors.ts'
import { oldestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { text } from '../protocol/patch-rows.ts'
import { readApi } from '../rest-apis/api-document.ts'
import { deployToStage } from './deploy-to-stage.ts'

export const deployments = {
  async CreateDeployment(input, context) {
    const api = await readApi(context, input.restApiId)
    checkDeployable(api)
    const deployment: Deployment = {
      id: context.newId(6),
      restApiId: api.id,
      createdDate: context.preciseNow(),
      ...accepted(readDeployment(input)),
      snapshot: api,
    }
    await deployToStage(context, deployment, input)
    return writeDeployment(deployment, false)
  },

  async GetDeployment({ restApiId, deploymentId, embed }, context) {
    return writeDeployment(await storedDeployment(context, restApiId, deploymentId), wantsSummary(embed))
  },

  async GetDeployments({ restApiId, ...page }, context) {
    await readApi(context, restApiId)
    const { items } = await context.documents.list('deployment', { prefix: deploymentKey(restApiId, '') })
    const slice = pageOf(oldestFirst(items), ({ id }) => id, page)
    return { items: slice.items.map((deployment) => writeDeployment(deployment, false)), position: slice.position }
  },

  async UpdateDeployment({ restApiId, deploymentId, patchOperations }, context) {
    await storedDeployment(context, restApiId, deploymentId)
    const change = (deployment: Deployment): Deployment => {
      const patched = applyPatches(deploymentPatches, listPaths, deployment, patchOperations)
      return { ...patched, ...accepted(readDeployment(patched)) }
    }
    return writeDeployment(await context.documents.update('deployment', deploymentKey(restApiId, deploymentId), change), false)
  },

  async DeleteDeployment({ restApiId, deploymentId }, context) {
    await storedDeployment(context, restApiId, deploymentId)
    const stages = await context.documents.list('stage', { prefix: stageKey(restApiId, '') })
    if (stages.items.some((stage) => stage.deploymentId === deploymentId || stage.canarySettings?.deploymentId === deploymentId))
      throw badRequest('Active stages pointing to this deployment must be moved or deleted')
    await context.documents.delete('deployment', deploymentKey(restApiId, deploymentId))
    return {}
  },
} satisfies Partial<Handlers>

export const deploymentPatches: PatchTable<Deployment> = { '/description': text('description') }

async function storedDeployment(context: Context, restApiId: string, deploymentId: string): Promise<Deployment> {
  await readApi(context, restApiId)
  const deployment = await context.documents.get('deployment', deploymentKey(restApiId, deploymentId))
  if (!deployment) throw notFound('Invalid Deployment identifier specified')
  return deployment
}

/** @throws BadRequestException for an API without a method, a method without an integration, and a private API that nobody may call. */
function checkDeployable(api: RestApi): void {
  const methods = Object.values(api.resources).flatMap((resource) => Object.values(resource.methods))
  if (methods.length === 0) throw badRequest("The REST API doesn't contain any methods")
  if (methods.some(({ integration }) => !integration)) throw badRequest('No integration defined for method')
  if (api.endpointConfiguration.types.includes('PRIVATE') && api.policy === undefined)
    throw badRequest("Private REST API doesn't have a resource policy attached to it", 'policy')
}

function wantsSummary(embed: readonly string[] | undefined): boolean {
  return embed?.includes('apisummary') ?? false
}

function writeDeployment({ id, description, createdDate, snapshot }: Deployment, withSummary: boolean): Output<'GetDeployment'> {
  return { id, description, createdDate: Math.floor(createdDate), apiSummary: withSummary ? apiSummary(snapshot) : undefined }
}

/** Path → verb → who may call it. */
function apiSummary({ resources }: RestApi): Output<'GetDeployment'>['apiSummary'] {
  const paths = Object.values(resources)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, methods }) => {
      const verbs = Object.entries(methods).map(([verb, { authorizationType, apiKeyRequired }]) => [verb, { authorizationType, apiKeyRequired }])
      return verbs.length > 0 ? [[path, Object.fromEntries(verbs)]] : []
    })
  return Object.fromEntries(paths)
}
