import { own } from '@fourbox/domain'

import { propertiesOf } from '../resource-types/resource-type.ts'
import { resourceTypeOf, type SupportedType } from '../resource-types/resource-types.ts'
import type { Json } from '../template/json.ts'
import type { Evaluation } from '../values/intrinsic.ts'
import type { DeclaredResource } from './declared-resource.ts'
import type { PlannedObject } from './planned-value.ts'
import { isCustom } from './stack-reading.ts'

/**
 * Tells what CloudFormation would say of a resource's properties before it makes it. A property that nobody knows is a
 * warning here: AWS adds some every month, and a stack that uses one is none the worse for it.
 */
export function judgeProperties(
  scope: Evaluation,
  { logicalId, type, where, properties }: DeclaredResource & { readonly type: SupportedType },
  made: PlannedObject,
): void {
  const known = resourceTypeOf(type)
  for (const name of known.required) {
    if (own(made, name) === undefined)
      scope.fault(where, `Properties validation failed for resource ${logicalId} with message: #: required key [${name}] not found`)
  }
  const names = propertiesOf(known)
  for (const name of Object.keys(made)) {
    if (!names.has(name))
      scope.warn({ ...where, owner: properties, key: name }, `Encountered unsupported property ${name.slice(0, 255)}: it has no effect here.`)
  }
}

/** What a resource is a part of: without it, it cannot be. */
export function belongings({ type, properties }: DeclaredResource): readonly (readonly [string, Json])[] {
  return [...owners, ...(own(ownersOfType, type) ?? [])].flatMap((key) => {
    const value = own(properties, key)
    return value === undefined ? [] : [[key, value] as const]
  })
}

const owners = [
  'ApiStages',
  'DeploymentId',
  'FunctionName',
  'FunctionVersion',
  'KeyId',
  'LayerVersionArn',
  'ParentId',
  'ResourceId',
  'RestApiId',
  'TargetFunctionArn',
  'UsagePlanId',
] as const

/** Whose owners may be of the kinds that are left out, as HTTP APIs are. */
const ownersOfType: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGatewayV2::ApiMapping': ['ApiId', 'DomainName'],
  'AWS::ApiGatewayV2::RoutingRule': ['Actions', 'DomainNameArn'],
}

/** Whether what a resource is a part of may be of a kind that is left out. */
export function mayBelongToOthers(type: string): boolean {
  return own(ownersOfType, type) !== undefined
}

/** Why a type is left out. */
export function reasonAgainst(type: string): string {
  if (isCustom(type)) return 'Custom resources are not run here.'
  if (type === 'AWS::CloudFormation::Stack' || type === 'AWS::Serverless::Application') return 'Its template is not at hand.'
  const variable = own(endpointVariables, type.split('::')[1] ?? '')
  if (variable === undefined) return `${type} is not made here.`
  return `${type} is not made here. AWS_ENDPOINT_URL_${variable} leads calls to a service that has it.`
}

/** The SDK's own name of a service, by which an environment variable leads its calls elsewhere. */
const endpointVariables: Readonly<Record<string, string>> = {
  Cognito: 'COGNITO_IDENTITY_PROVIDER',
  DynamoDB: 'DYNAMODB',
  Events: 'EVENTBRIDGE',
  KMS: 'KMS',
  Kinesis: 'KINESIS',
  KinesisFirehose: 'FIREHOSE',
  S3: 'S3',
  SNS: 'SNS',
  SQS: 'SQS',
  SSM: 'SSM',
  SecretsManager: 'SECRETS_MANAGER',
  StepFunctions: 'SFN',
}
