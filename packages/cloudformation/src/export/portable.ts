import { arn } from '@fourbox/domain'
import { isJsonList, isJsonObject, type Json } from '../template/json.ts'
import type { ExportedApi } from './exported-api.ts'

/** Values with ARNs of this account and region, which become those of wherever the template is used. */
export function portable(value: Json, place: Pick<ExportedApi, 'account' | 'region'>): Json {
  if (isJsonList(value)) return value.map((item) => portable(item, place))
  if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, portable(member, place)]))
  if (typeof value !== 'string' || !/^arn:aws:[^\s]*$/.test(value) || !(value.includes(`:${place.region}:`) || value.includes(`:${place.account}:`)))
    return value
  const text = value.replaceAll('${', '${!').replaceAll(`:${place.region}:`, ':${AWS::Region}:').replaceAll(`:${place.account}:`, ':${AWS::AccountId}:')
  return { 'Fn::Sub': text }
}

/** A resource policy whose resources are the API's own, whichever id it gets: AWS writes out the short form by that id. */
export function portablePolicy(policy: string, { api, account, region }: Pick<ExportedApi, 'api' | 'account' | 'region'>): Json {
  const own = `"${arn.calls(region, account, api.id)}/`
  const document: Json = JSON.parse(policy.replaceAll(own, '"execute-api:/'))
  return document
}
