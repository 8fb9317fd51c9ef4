import { patchesOf, setting } from '../property-patches.ts'
import type { FormerResource, ResourceHandler } from './handler.ts'
import { answered, textProperty } from './noun.ts'
import { stagePatches } from './stage-settings.ts'

/** What only UpdateStage takes; the rest comes with the creation. */
const { AccessLogSetting, ClientCertificateId, MethodSettings } = stagePatches

const patches = { DeploymentId: setting('/deploymentId'), ...stagePatches }

export const stage: ResourceHandler = {
  create: async ({ properties }, { apiGateway }) => {
    const { CanarySetting, ...own } = properties
    const canary = CanarySetting === undefined ? {} : { CanarySettings: CanarySetting }
    const physicalId = answered(await apiGateway.call('CreateStage', {}, { ...own, ...canary }), 'stageName')
    const patchOperations = patchesOf({ AccessLogSetting, ClientCertificateId, MethodSettings }, {}, properties)
    if (patchOperations.length > 0) await apiGateway.call('UpdateStage', { ...addressOf({ properties, physicalId }), patchOperations })
    return { physicalId, attributes: {} }
  },
  update: async ({ properties }, former, { apiGateway }) => {
    const patchOperations = patchesOf(patches, former.properties, properties)
    if (patchOperations.length > 0) await apiGateway.call('UpdateStage', { ...addressOf(former), patchOperations })
    return former
  },
  read: (former, { apiGateway }) => apiGateway.call('GetStage', addressOf(former)),
  remove: (former, { apiGateway }) => apiGateway.call('DeleteStage', addressOf(former)),
}

function addressOf({ properties, physicalId }: Pick<FormerResource, 'properties' | 'physicalId'>) {
  return { restApiId: textProperty(properties, 'RestApiId'), stageName: physicalId }
}
