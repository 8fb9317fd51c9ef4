import { isJsonList, isJsonObject, type Json, type JsonObject } from '@fourbox/cloudformation'
import { ResourceRefused } from '../resource-refused.ts'
import type { StackServices } from '../services.ts'
import type { FormerResource, ResourceHandler } from './handler.ts'
import { textProperty } from './noun.ts'

/** A method with its integration and the responses of both. A change makes it anew, which nobody sees happen. */
export const method: ResourceHandler = {
  create: async (wanted, services) => {
    await putMethod(wanted.properties, services)
    return { physicalId: wanted.opaqueId(), attributes: {} }
  },
  update: async ({ properties }, former, services) => {
    await services.apiGateway.call('DeleteMethod', addressOf(former))
    await putMethod(properties, services)
    return former
  },
  read: (former, { apiGateway }) => apiGateway.call('GetMethod', addressOf(former)),
  remove: (former, { apiGateway }) => apiGateway.call('DeleteMethod', addressOf(former)),
}

async function putMethod(properties: JsonObject, { apiGateway }: StackServices): Promise<void> {
  const { Integration, MethodResponses, ...own } = properties
  const address = addressOf({ properties })
  await apiGateway.call('PutMethod', { ...address, ...(own['AuthorizationType'] === undefined && { authorizationType: 'NONE' }) }, own)
  for (const response of objectsIn(MethodResponses, 'MethodResponses')) {
    await apiGateway.call('PutMethodResponse', address, response)
  }
  if (Integration === undefined) return
  if (!isJsonObject(Integration)) throw new ResourceRefused('Properties validation failed with message: #/Integration: expected type: JSONObject')
  const { IntegrationResponses, ...integration } = Integration
  await apiGateway.call('PutIntegration', address, integration)
  for (const response of objectsIn(IntegrationResponses, 'Integration/IntegrationResponses')) {
    await apiGateway.call('PutIntegrationResponse', address, response)
  }
}

function addressOf({ properties }: Pick<FormerResource, 'properties'>) {
  return {
    restApiId: textProperty(properties, 'RestApiId'),
    resourceId: textProperty(properties, 'ResourceId'),
    httpMethod: textProperty(properties, 'HttpMethod'),
  }
}

function objectsIn(value: Json | undefined, at: string): readonly JsonObject[] {
  if (value === undefined) return []
  if (!isJsonList(value) || !value.every(isJsonObject))
    throw new ResourceRefused(`Properties validation failed with message: #/${at}: expected type: JSONArray`)
  return value
}
