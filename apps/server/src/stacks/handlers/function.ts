import { isDeepStrictEqual } from 'node:util'
import type { JsonObject } from '@fourbox/cloudformation'
import { functionLogGroup, type FunctionSettings } from '@fourbox/domain'
import { functionArn } from '../../aws-services/lambda/names/function-name.ts'
import { keepArchive } from '../../aws-services/lambda/functions/read-archive.ts'
import { fingerprintOf, packAsset } from '../assets.ts'
import { ResourceRefused } from '../resource-refused.ts'
import type { Members, StackServices } from '../services.ts'
import type { MadeResource, ResourceHandler, WantedResource } from './handler.ts'
import { answered, textProperty } from './noun.ts'

/** A function whose code is at hand. A folder is run from where it lies; everything else is kept as a zip. */
export const lambdaFunction: ResourceHandler = {
  create: async (wanted, services) => {
    const { properties, name } = wanted
    const { Code: _code, Tags: _tags, ...settings } = properties
    const members = properties['FunctionName'] === undefined ? { FunctionName: name(64) } : {}
    const answer = await services.lambda.create(() => codeOf(wanted, services), members, settings)
    const physicalId = answered(answer, 'FunctionName')
    await reserve(physicalId, {}, properties, services)
    return made(physicalId, services)
  },
  update: async (wanted, former, services) => {
    const { properties } = wanted
    const { physicalId: FunctionName } = former
    const { Code: _code, Tags: _tags, ReservedConcurrentExecutions: _reserved, ...settings } = properties
    await services.lambda.call('UpdateFunctionConfiguration', { ...withdrawn(former.properties, properties, FunctionName), FunctionName }, settings)
    if (['Code', 'Asset', 'Architectures'].some((name) => !isDeepStrictEqual(former.properties[name], properties[name]))) {
      const { Architectures } = properties
      await services.lambda.updateCode(() => codeOf(wanted, services), { FunctionName, ...(Architectures !== undefined && { Architectures }) })
    }
    await reserve(FunctionName, former.properties, properties, services)
    return made(FunctionName, services)
  },
  read: ({ physicalId }, { lambda }) => lambda.call('GetFunction', { FunctionName: physicalId }),
  remove: ({ physicalId }, { lambda }) => lambda.call('DeleteFunction', { FunctionName: physicalId }),
}

function made(name: string, { lambdaContext }: StackServices): MadeResource {
  const attributes = { Arn: functionArn(lambdaContext, name), 'SnapStartResponse.ApplyOn': 'None', 'SnapStartResponse.OptimizationStatus': 'Off' }
  return { physicalId: name, attributes }
}

async function codeOf({ asset, properties, watched }: WantedResource, { lambdaContext }: StackServices): Promise<FunctionSettings['code']> {
  if (asset === undefined) throw new ResourceRefused('Its code is not at hand')
  if (asset.kind === 'folder') return { type: 'folder', path: asset.path, watched, fingerprint: await fingerprintOf(asset) }
  return keepArchive(lambdaContext, { ZipFile: await packAsset(asset, textProperty(properties, 'Runtime')) })
}

/** What a property falls back to that was there and is no longer: an update leaves alone what it is not told. */
function withdrawn(former: JsonObject, properties: JsonObject, name: string): Members {
  const standards: Members = {
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    EphemeralStorage: { Size: 512 },
    Environment: { Variables: {} },
    Layers: [],
    TracingConfig: { Mode: 'PassThrough' },
    DeadLetterConfig: { TargetArn: '' },
    VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
    LoggingConfig: { LogFormat: 'Text', LogGroup: functionLogGroup(name) },
    SnapStart: { ApplyOn: 'None' },
  }
  const gone = Object.entries(standards).filter(([property]) => former[property] !== undefined && properties[property] === undefined)
  return { ...Object.fromEntries(gone), ...(former['KmsKeyArn'] !== undefined && properties['KmsKeyArn'] === undefined && { KMSKeyArn: '' }) }
}

async function reserve(FunctionName: string, former: JsonObject, properties: JsonObject, { lambda }: StackServices): Promise<void> {
  const [before, after] = [former['ReservedConcurrentExecutions'], properties['ReservedConcurrentExecutions']]
  if (isDeepStrictEqual(before, after)) return
  if (after === undefined) await lambda.call('DeleteFunctionConcurrency', { FunctionName })
  else await lambda.call('PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions: after })
}
