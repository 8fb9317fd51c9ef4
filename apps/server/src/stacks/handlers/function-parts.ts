import { parseLayerArn } from '@fourbox/domain'
import { isJsonList, isJsonObject, type Json } from '@fourbox/cloudformation'
import type { LambdaContext } from '../../aws-services/lambda/context.ts'
import { isWithdrawn } from '../../aws-services/lambda/functions/read-runtime.ts'
import { packAsset } from '../assets.ts'
import { ResourceRefused } from '../resource-refused.ts'
import type { Members } from '../services.ts'
import type { FormerResource, ResourceHandler, SomeHandlers } from './handler.ts'
import { answered, answeredAttributes, textProperty } from './noun.ts'

const nothingToUpdate = async (_wanted: unknown, former: FormerResource) => former

const version: ResourceHandler = {
  create: async ({ properties }, { lambda }) => {
    // The hash is of a zip that was packed elsewhere.
    const { CodeSha256: _hash, ...given } = properties
    const answer = await lambda.call('PublishVersion', {}, given)
    const physicalId = answered(answer, 'FunctionArn')
    return { physicalId, attributes: { Version: answered(answer, 'Version'), FunctionArn: physicalId } }
  },
  update: nothingToUpdate,
  read: ({ physicalId }, { lambda }) => lambda.call('GetFunctionConfiguration', { FunctionName: physicalId }),
  remove: ({ physicalId }, { lambda }) => lambda.call('DeleteFunction', { FunctionName: physicalId }),
}

const alias: ResourceHandler = {
  create: async ({ properties }, { lambda }) => {
    const { RoutingConfig, ...given } = properties
    const answer = await lambda.call('CreateAlias', { RoutingConfig: weightsOf(RoutingConfig) }, given)
    return { physicalId: answered(answer, 'AliasArn'), attributes: { AliasArn: answered(answer, 'AliasArn') } }
  },
  update: async ({ properties }, former, { lambda }) => {
    const { RoutingConfig, ...given } = properties
    const { Description } = properties
    await lambda.call('UpdateAlias', { RoutingConfig: weightsOf(RoutingConfig), ...(Description === undefined && { Description: '' }) }, given)
    return former
  },
  read: (former, { lambda }) => lambda.call('GetAlias', aliasAddress(former)),
  remove: (former, { lambda }) => lambda.call('DeleteAlias', aliasAddress(former)),
}

function aliasAddress({ properties }: FormerResource): Members {
  return { FunctionName: textProperty(properties, 'FunctionName'), Name: textProperty(properties, 'Name') }
}

/** A template has a list where the operation has a map. */
function weightsOf(config: Json | undefined): Members {
  const list = isJsonObject(config) ? config['AdditionalVersionWeights'] : undefined
  const weights = isJsonList(list) ? list.filter(isJsonObject) : []
  return { AdditionalVersionWeights: Object.fromEntries(weights.map((each) => [textProperty(each, 'FunctionVersion'), Number(each['FunctionWeight'])])) }
}

const permission: ResourceHandler = {
  create: async ({ properties, opaqueId }, { lambda }) => {
    const physicalId = opaqueId()
    await lambda.call('AddPermission', { StatementId: physicalId }, properties)
    return { physicalId, attributes: { Id: physicalId } }
  },
  update: nothingToUpdate,
  remove: ({ properties, physicalId }, { lambda }) =>
    lambda.call('RemovePermission', { FunctionName: textProperty(properties, 'FunctionName'), StatementId: physicalId }),
}

const url: ResourceHandler = {
  create: async ({ properties }, { lambda }) => {
    const answer = await lambda.call('CreateFunctionUrlConfig', { FunctionName: textProperty(properties, 'TargetFunctionArn') }, properties)
    return { physicalId: answered(answer, 'FunctionArn'), attributes: answeredAttributes(answer, { FunctionUrl: 'FunctionUrl', FunctionArn: 'FunctionArn' }) }
  },
  update: async ({ properties }, former, { lambda }) => {
    const cors = properties['Cors'] === undefined ? { Cors: {} } : {}
    const mode = properties['InvokeMode'] === undefined ? { InvokeMode: 'BUFFERED' } : {}
    await lambda.call('UpdateFunctionUrlConfig', { ...urlAddress(former), ...cors, ...mode }, properties)
    return former
  },
  read: (former, { lambda }) => lambda.call('GetFunctionUrlConfig', urlAddress(former)),
  remove: (former, { lambda }) => lambda.call('DeleteFunctionUrlConfig', urlAddress(former)),
}

function urlAddress({ properties }: FormerResource): Members {
  const { Qualifier } = properties
  return { FunctionName: textProperty(properties, 'TargetFunctionArn'), ...(Qualifier !== undefined && { Qualifier }) }
}

const eventInvokeConfig: ResourceHandler = {
  create: async ({ properties, opaqueId }, { lambda }) => {
    await lambda.call('PutFunctionEventInvokeConfig', {}, properties)
    return { physicalId: opaqueId(), attributes: {} }
  },
  update: async ({ properties }, former, { lambda }) => {
    await lambda.call('PutFunctionEventInvokeConfig', {}, properties)
    return former
  },
  read: (former, { lambda }) => lambda.call('GetFunctionEventInvokeConfig', configAddress(former)),
  remove: (former, { lambda }) => lambda.call('DeleteFunctionEventInvokeConfig', configAddress(former)),
}

function configAddress({ properties }: FormerResource): Members {
  return { FunctionName: textProperty(properties, 'FunctionName'), Qualifier: textProperty(properties, 'Qualifier') }
}

const layerVersion: ResourceHandler = {
  create: async ({ properties, asset, name }, { lambda, lambdaContext }) => {
    if (asset === undefined) throw new ResourceRefused('Its content is not at hand')
    const { Content: _content, CompatibleRuntimes, ...given } = properties
    const LayerName = textProperty(properties, 'LayerName') || name(64)
    const runtimes = CompatibleRuntimes === undefined ? {} : { CompatibleRuntimes: stillKnown(CompatibleRuntimes, lambdaContext) }
    const answer = await lambda.call('PublishLayerVersion', { LayerName, Content: { ZipFile: await packAsset(asset, '') }, ...runtimes }, given)
    return { physicalId: answered(answer, 'LayerVersionArn'), attributes: { LayerVersionArn: answered(answer, 'LayerVersionArn') } }
  },
  update: nothingToUpdate,
  read: ({ physicalId }, { lambda }) => lambda.call('GetLayerVersionByArn', { Arn: physicalId }),
  remove: ({ physicalId }, { lambda }) => lambda.call('DeleteLayerVersion', layerOf(physicalId)),
}

/** As functions of a runtime that AWS has withdrawn run here, a layer for it does not keep a stack away. */
function stillKnown(runtimes: Json, { refuseWithdrawnRuntimes }: LambdaContext): Json {
  return isJsonList(runtimes) && !refuseWithdrawnRuntimes ? runtimes.filter((runtime) => typeof runtime !== 'string' || !isWithdrawn(runtime)) : runtimes
}

const layerVersionPermission: ResourceHandler = {
  create: async ({ properties, opaqueId }, { lambda }) => {
    const physicalId = opaqueId()
    await lambda.call('AddLayerVersionPermission', { ...layerOf(textProperty(properties, 'LayerVersionArn')), StatementId: physicalId }, properties)
    return { physicalId, attributes: { Id: physicalId } }
  },
  update: nothingToUpdate,
  remove: ({ properties, physicalId }, { lambda }) =>
    lambda.call('RemoveLayerVersionPermission', { ...layerOf(textProperty(properties, 'LayerVersionArn')), StatementId: physicalId }),
}

/** `arn:aws:lambda:region:account:layer:name:version` as the operations name a version. */
function layerOf(arn: string): Members {
  const { name, version } = parseLayerArn(arn) ?? { name: arn }
  return { LayerName: name, VersionNumber: version ?? Number.NaN }
}

/** What belongs to a function, and layers. */
export const functionParts = {
  'AWS::Lambda::Version': version,
  'AWS::Lambda::Alias': alias,
  'AWS::Lambda::Permission': permission,
  'AWS::Lambda::Url': url,
  'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
  'AWS::Lambda::LayerVersion': layerVersion,
  'AWS::Lambda::LayerVersionPermission': layerVersionPermission,
} satisfies SomeHandlers
