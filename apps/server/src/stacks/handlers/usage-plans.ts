import { isJsonList, isJsonObject, type Json, type JsonObject } from '@fourbox/cloudformation'
import { isDeepStrictEqual } from 'node:util'
import type { PatchOperation } from '../../control-plane/protocol/patch.ts'
import { items, parts, patchesOf, type PatchWriter, type PatchWriters, setting } from '../property-patches.ts'
import { textOf } from '../read-members.ts'
import type { ResourceHandler, SomeHandlers } from './handler.ts'
import { knownBy, nounHandler, textProperty } from './noun.ts'

const apiKey = nounHandler({
  create: 'CreateApiKey',
  given: ({ properties: { Name }, name }) => (Name === undefined ? { name: name(128) } : {}),
  update: {
    operation: 'UpdateApiKey',
    patches: {
      Description: setting('/description'),
      Enabled: setting('/enabled', 'false'),
      CustomerId: setting('/customerId'),
      StageKeys: (former, next) => items('/stages')(stageKeyNames(former), stageKeyNames(next)),
    },
  },
  read: 'GetApiKey',
  remove: 'DeleteApiKey',
  address: ({ physicalId }) => ({ apiKey: physicalId }),
  made: knownBy('id', 'APIKeyId'),
})

const planPatches: PatchWriters = {
  UsagePlanName: setting('/name'),
  Description: setting('/description'),
  Quota: parts({ Limit: setting('/quota/limit'), Offset: setting('/quota/offset', '0'), Period: setting('/quota/period') }, [{ op: 'remove', path: '/quota' }]),
  Throttle: parts({ BurstLimit: setting('/throttle/burstLimit', '0'), RateLimit: setting('/throttle/rateLimit', '0') }, [{ op: 'remove', path: '/throttle' }]),
  ApiStages: apiStages(),
}

const planNoun = nounHandler({
  create: 'CreateUsagePlan',
  given: ({ properties: { UsagePlanName }, name }) => ({ name: UsagePlanName === undefined ? name(255) : textOf(UsagePlanName) }),
  update: { operation: 'UpdateUsagePlan', patches: planPatches },
  read: 'GetUsagePlan',
  remove: 'DeleteUsagePlan',
  address: ({ physicalId }) => ({ usagePlanId: physicalId }),
  made: knownBy('id', 'Id'),
})

/** A plan is taken off its stages before it goes. */
const usagePlan: ResourceHandler = {
  ...planNoun,
  remove: async (former, services) => {
    const { apiStages = [] } = (await services.context.documents.get('usagePlan', former.physicalId)) ?? {}
    const patchOperations = apiStages.map(({ apiId, stage }) => ({ op: 'remove', path: '/apiStages', value: `${apiId}:${stage}` }))
    if (patchOperations.length > 0) await services.apiGateway.call('UpdateUsagePlan', { usagePlanId: former.physicalId, patchOperations })
    await planNoun.remove(former, services)
  },
}

const usagePlanKey = nounHandler({
  create: 'CreateUsagePlanKey',
  read: 'GetUsagePlanKey',
  remove: 'DeleteUsagePlanKey',
  address: ({ properties }) => ({ usagePlanId: textProperty(properties, 'UsagePlanId'), keyId: textProperty(properties, 'KeyId') }),
  made: (_answer, { properties }) => {
    const physicalId = `${textProperty(properties, 'KeyId')}:${textProperty(properties, 'UsagePlanId')}`
    return { physicalId, attributes: { Id: physicalId } }
  },
})

export const usagePlans = {
  'AWS::ApiGateway::ApiKey': apiKey,
  'AWS::ApiGateway::UsagePlan': usagePlan,
  'AWS::ApiGateway::UsagePlanKey': usagePlanKey,
} satisfies SomeHandlers

function stageKeyNames(value: Json | undefined): readonly string[] {
  const keys = isJsonList(value) ? value.filter(isJsonObject) : []
  return keys.map((key) => `${textProperty(key, 'RestApiId')}/${textProperty(key, 'StageName')}`)
}

function apiStages(): PatchWriter {
  return (former, next) => {
    const [before, after] = [byName(former), byName(next)]
    const gone = [...before.keys()].filter((name) => !after.has(name)).map((value): PatchOperation => ({ op: 'remove', path: '/apiStages', value }))
    const rest = [...after].flatMap(([value, stage]): readonly PatchOperation[] => [
      ...(before.has(value) ? [] : [{ op: 'add', path: '/apiStages', value }]),
      ...patchesOf({ Throttle: throttle(value) }, before.get(value) ?? {}, stage),
    ])
    return [...gone, ...rest]
  }
}

function throttle(stage: string): PatchWriter {
  const path = `/apiStages/${stage}/throttle`
  return (former, next) => {
    if (isDeepStrictEqual(former, next)) return []
    if (!isJsonObject(next)) return [{ op: 'remove', path }]
    const limits = Object.entries(next).flatMap(([method, limit]) => (isJsonObject(limit) ? [[method, numbersOf(limit)] as const] : []))
    return [{ op: 'replace', path, value: JSON.stringify(Object.fromEntries(limits)) }]
  }
}

/** `{BurstLimit: "5"}` as `{burstLimit: 5}`. */
function numbersOf({ BurstLimit, RateLimit }: JsonObject): Readonly<Record<string, number>> {
  return { ...(BurstLimit !== undefined && { burstLimit: Number(BurstLimit) }), ...(RateLimit !== undefined && { rateLimit: Number(RateLimit) }) }
}

function byName(value: Json | undefined): ReadonlyMap<string, JsonObject> {
  const stages = isJsonList(value) ? value.filter(isJsonObject) : []
  return new Map(stages.map((stage) => [`${textProperty(stage, 'ApiId')}:${textProperty(stage, 'Stage')}`, stage]))
}
