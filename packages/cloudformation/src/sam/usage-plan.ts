import { own } from '@fourbox/domain'

import { isJsonList, isJsonObject, type Json, members, objectOf } from '../template/json.ts'
import type { ApiDraft } from './api-draft.ts'
import type { SamContext } from './sam-context.ts'
import { tagList } from './tag-list.ts'

/** Writes `Auth.UsagePlan`: a plan and a key of the API's own, or those that all APIs share which ask for it. */
export function addUsagePlan(context: SamContext, { resource }: ApiDraft, stage: string): void {
  const { logicalId, properties } = resource
  const plan = own(objectOf(own(properties, 'Auth')), 'UsagePlan')
  if (!isJsonObject(plan)) return
  const kind = context.literal(own(plan, 'CreateUsagePlan'))
  if (kind === 'NONE') return
  if (kind !== 'PER_API' && kind !== 'SHARED') {
    context.fault(logicalId, "'CreateUsagePlan' must be one of ['PER_API', 'SHARED', 'NONE'].")
    return
  }
  const ids =
    kind === 'PER_API'
      ? { plan: `${logicalId}UsagePlan`, key: `${logicalId}ApiKey`, planKey: `${logicalId}UsagePlanKey` }
      : { plan: 'ServerlessUsagePlan', key: 'ServerlessApiKey', planKey: 'ServerlessUsagePlanKey' }
  const tags = own(plan, 'Tags')
  const Tags = isJsonObject(tags) ? tagList(tags) : undefined
  context.make(logicalId, ids.plan, {
    Type: 'AWS::ApiGateway::UsagePlan',
    DependsOn: [...listOf(own(objectOf(context.resources.get(ids.plan)), 'DependsOn')), logicalId],
    Properties: members({
      ApiStages: [...listOf(earlier(context, ids.plan, 'ApiStages')), { ApiId: { Ref: logicalId }, Stage: { Ref: stage } }],
      Description: own(plan, 'Description'),
      Quota: own(plan, 'Quota'),
      Throttle: own(plan, 'Throttle'),
      UsagePlanName: own(plan, 'UsagePlanName'),
      Tags,
    }),
  })
  context.make(logicalId, ids.key, {
    Type: 'AWS::ApiGateway::ApiKey',
    DependsOn: [ids.plan],
    Properties: members({
      Enabled: true,
      StageKeys: [...listOf(earlier(context, ids.key, 'StageKeys')), { RestApiId: { Ref: logicalId }, StageName: { Ref: stage } }],
      Tags,
    }),
  })
  context.make(logicalId, ids.planKey, {
    Type: 'AWS::ApiGateway::UsagePlanKey',
    DependsOn: [ids.key],
    Properties: { KeyId: { Ref: ids.key }, KeyType: 'API_KEY', UsagePlanId: { Ref: ids.plan } },
  })
  context.references.set(`${logicalId}.UsagePlan`, ids.plan)
  context.references.set(`${logicalId}.UsagePlanKey`, ids.planKey)
  context.references.set(`${logicalId}.ApiKey`, ids.key)
}

/** What an API before this one has put into the shared plan or key. */
function earlier(context: SamContext, id: string, property: string): Json | undefined {
  return own(objectOf(own(objectOf(context.resources.get(id)), 'Properties')), property)
}

function listOf(value: Json | undefined): readonly Json[] {
  return isJsonList(value) ? value : []
}
