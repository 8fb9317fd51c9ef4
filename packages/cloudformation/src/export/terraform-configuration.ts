import { type Json, type JsonObject, members } from '../template/json.ts'

/** One resource of a configuration. */
export interface TerraformResource {
  readonly type: `aws_api_gateway_${string}`
  readonly name: string
  readonly values: JsonObject
}

export const requiredProviders: JsonObject = { aws: { source: 'hashicorp/aws', version: '>= 5.0' } }

/** The API of a configuration, as its other resources name it. */
export const apiId = '${aws_api_gateway_rest_api.api.id}'

/** A resource that belongs to that API. */
export function resourceOf(type: string, name: string | undefined = '', values: Readonly<Record<string, Json | undefined>>): TerraformResource {
  return { type: `aws_api_gateway_${type}`, name, values: members({ rest_api_id: apiId, ...values }) }
}

/** `resource` of a configuration in Terraform's JSON syntax: by type and name. */
export function resourceBlocks(resources: readonly TerraformResource[]): JsonObject {
  const byType = Map.groupBy(resources, ({ type }) => type)
  return Object.fromEntries([...byType].map(([type, all]) => [type, Object.fromEntries(all.map(({ name, values }) => [name, values]))]))
}
