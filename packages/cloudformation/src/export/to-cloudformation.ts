import { mostResources } from '../plan/declared-resource.ts'
import { hashOf } from '../plan/generated-text.ts'
import { type Json, type JsonObject, members } from '../template/json.ts'
import type { ExportedApi, TemplateResource } from './exported-api.ts'
import { everyPart, type OwnParts, ownParts } from './own-parts.ts'
import { planResources } from './plan-resources.ts'
import { portable, portablePolicy } from './portable.ts'
import { stageIdsOf, stageResources } from './stage-resources.ts'
import { tagsProperty } from './tags-property.ts'

/**
 * A CloudFormation template that makes an API anew as it is now: of resources where it began empty, of its definition where it
 * was imported or has too many parts; with one deployment, its stages, the plans that name them and their keys. ARNs of this
 * account and region are written with the pseudo parameters. Values of keys are secrets and stay here.
 */
export function toCloudFormation(exported: ExportedApi): JsonObject {
  const own = ownParts(exported)
  const ofOwn = own && templateResources(exported, own)
  return templateOf(exported, ofOwn && ofOwn.length <= mostResources ? ofOwn : templateResources(exported, definitionParts(exported)))
}

/** As `toCloudFormation`, always of resources: for an excerpt of an API, however that one began. */
export function toCloudFormationParts(exported: ExportedApi): JsonObject {
  return templateOf(exported, templateResources(exported, everyPart(exported)))
}

function templateOf(exported: ExportedApi, resources: readonly TemplateResource[]): JsonObject {
  const { description } = exported.api
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(description !== undefined && { Description: description.slice(0, 1024) }),
    Resources: portable(Object.fromEntries(resources), exported),
    Outputs: { ApiId: { Value: { Ref: 'Api' } } },
  }
}

function templateResources(exported: ExportedApi, parts: OwnParts): readonly TemplateResource[] {
  const stageIds = stageIdsOf(exported)
  return [
    ['Api', apiResource(exported, parts.properties)],
    ...parts.deployed,
    ...parts.documentation,
    ...stageResources(exported, {
      deployment: `Deployment${hashOf(exported.body)}`,
      behind: parts.deployed.map(([id]) => id),
      documentation: parts.documentation.map(([id]) => id),
    }),
    ...planResources(exported, (name) => stageIds[exported.stages.findIndex(({ stageName }) => stageName === name)]),
  ]
}

function definitionParts(exported: ExportedApi): OwnParts {
  const { policy } = exported.api
  const Body = { ...exported.body, ...(policy !== undefined && { 'x-amazon-apigateway-policy': portablePolicy(policy, exported) }) }
  return { properties: { Body }, deployed: [], documentation: [] }
}

function apiResource({ api }: ExportedApi, properties: JsonObject): Json {
  const { types, ipAddressType, vpcEndpointIds } = api.endpointConfiguration
  return {
    Type: 'AWS::ApiGateway::RestApi',
    Properties: members({
      Name: api.name,
      ...properties,
      EndpointConfiguration: members({ Types: [...types], IpAddressType: ipAddressType, VpcEndpointIds: vpcEndpointIds && [...vpcEndpointIds] }),
      SecurityPolicy: api.securityPolicy,
      EndpointAccessMode: api.endpointAccessMode,
      Tags: tagsProperty(api.tags),
    }),
  }
}
