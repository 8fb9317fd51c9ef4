import { isJsonObject, type JsonObject } from '@fourbox/cloudformation'
import { stageKey } from '@fourbox/domain'
import { patchesOf, setting } from '../property-patches.ts'
import type { StackServices } from '../services.ts'
import type { FormerResource, ResourceHandler } from './handler.ts'
import { answered, textProperty } from './noun.ts'
import { stagePatches, withSettingsOfAllMethods } from './stage-settings.ts'

/** A deployment, with the stage that it makes or moves where it names one. */
export const deployment: ResourceHandler = {
  create: async ({ properties }, services) => {
    const { StageDescription: _stage, DeploymentCanarySettings, ...own } = properties
    const canary = DeploymentCanarySettings === undefined ? {} : { CanarySettings: DeploymentCanarySettings }
    const physicalId = answered(await services.apiGateway.call('CreateDeployment', {}, { ...own, ...canary }), 'id')
    await patchStage({}, properties, services)
    return { physicalId, attributes: { DeploymentId: physicalId } }
  },
  update: async ({ properties }, former, services) => {
    const { apiGateway } = services
    const patchOperations = patchesOf({ Description: setting('/description') }, former.properties, properties)
    if (patchOperations.length > 0) await apiGateway.call('UpdateDeployment', { ...addressOf(former), patchOperations })
    const renamed = stageName(former.properties) !== stageName(properties)
    if (renamed) {
      await moveStage(properties, former.physicalId, services)
      await removeStage(former, services)
    }
    await patchStage(renamed ? {} : former.properties, properties, services)
    return former
  },
  read: (former, { apiGateway }) => apiGateway.call('GetDeployment', addressOf(former)),
  remove: async (former, services) => {
    await removeStage(former, services)
    await services.apiGateway.call('DeleteDeployment', addressOf(former))
  },
}

function addressOf({ properties, physicalId }: FormerResource) {
  return { restApiId: textProperty(properties, 'RestApiId'), deploymentId: physicalId }
}

function stageName(properties: JsonObject): string {
  return textProperty(properties, 'StageName')
}

function stageOf(properties: JsonObject, { context }: StackServices) {
  return context.documents.get('stage', stageKey(textProperty(properties, 'RestApiId'), stageName(properties)))
}

/** The settings of the stage, as far as they differ. */
async function patchStage(former: JsonObject, properties: JsonObject, { apiGateway }: StackServices): Promise<void> {
  if (stageName(properties) === '') return
  const patchOperations = patchesOf(stagePatches, describedBy(former), describedBy(properties))
  if (patchOperations.length === 0) return
  await apiGateway.call('UpdateStage', { restApiId: textProperty(properties, 'RestApiId'), stageName: stageName(properties), patchOperations })
}

function describedBy({ StageDescription }: JsonObject): JsonObject {
  return isJsonObject(StageDescription) ? withSettingsOfAllMethods(StageDescription) : {}
}

/** Makes the stage that a deployment names now, or moves it; the deployment is not made anew for that. */
async function moveStage(properties: JsonObject, deploymentId: string, services: StackServices): Promise<void> {
  if (stageName(properties) === '') return
  const address = { restApiId: textProperty(properties, 'RestApiId'), stageName: stageName(properties) }
  if (!(await stageOf(properties, services))) await services.apiGateway.call('CreateStage', { ...address, deploymentId })
  else await services.apiGateway.call('UpdateStage', { ...address, patchOperations: [{ op: 'replace', path: '/deploymentId', value: deploymentId }] })
}

/** A stage goes with the deployment that made it, unless another deployment is on it by now; a canary ends with its own. */
async function removeStage({ properties, physicalId }: FormerResource, services: StackServices): Promise<void> {
  const made = await stageOf(properties, services)
  if (!made) return
  const { restApiId, stageName: name } = made
  if (made.deploymentId === physicalId) await services.apiGateway.call('DeleteStage', { restApiId, stageName: name })
  else if (made.canarySettings?.deploymentId === physicalId) {
    await services.apiGateway.call('UpdateStage', { restApiId, stageName: name, patchOperations: [{ op: 'remove', path: '/canarySettings' }] })
  }
}
