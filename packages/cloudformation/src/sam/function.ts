import { own, withoutEntry } from '@fourbox/domain'

import { hashOf } from '../plan/generated-text.ts'
import { isJsonList, isJsonObject, type Json, type JsonObject, members, objectOf } from '../template/json.ts'
import { functionRole } from './function-role.ts'
import { attributesOf, passedOn, type SamContext, type SamResource } from './sam-context.ts'
import { tagList } from './tag-list.ts'

/** What SAM itself understands of a function; every other property is Lambda's own. */
const sams: ReadonlySet<string> = new Set([
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'AutoPublishCodeSha256',
  'CapacityProviderConfig',
  'CodeUri',
  'DeadLetterQueue',
  'DeploymentPreference',
  'EventInvokeConfig',
  'Events',
  'FunctionUrlConfig',
  'ImageUri',
  'InlineCode',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'ProvisionedConcurrencyConfig',
  'PublishToLatestPublished',
  'Role',
  'RolePath',
  'Tags',
  'Tracing',
  'VersionDeletionPolicy',
  'VersionDescription',
])

/** Writes an `AWS::Serverless::Function` as Lambda's resources. Its events are not among them. */
export function expandFunction(context: SamContext, resource: SamResource): void {
  const { logicalId, properties, declaration } = resource
  const code = codeOf(resource)
  const role = own(properties, 'Role')
  if (role === undefined)
    context.make(logicalId, `${logicalId}Role`, { Type: 'AWS::IAM::Role', ...passedOn(declaration), Properties: functionRole(context, resource) })
  const lambdas = Object.entries(properties).reduce<JsonObject>((rest, [key]) => (sams.has(key) ? withoutEntry(rest, key) : rest), properties)
  const tracing = context.literal(own(properties, 'Tracing'))
  const queue = own(objectOf(own(properties, 'DeadLetterQueue')), 'TargetArn')
  context.make(logicalId, logicalId, {
    ...withoutEntry(withoutEntry(declaration, 'IgnoreGlobals'), 'Connectors'),
    Type: 'AWS::Lambda::Function',
    Properties: members({
      ...lambdas,
      Code: code,
      Role: role ?? { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] },
      Tags: tagList({ ...objectOf(own(properties, 'Tags')), 'lambda:createdBy': 'SAM' }),
      TracingConfig: tracing === undefined || tracing === 'Disabled' ? undefined : { Mode: tracing },
      CapacityProviderConfig: capacityProvider(own(properties, 'CapacityProviderConfig')),
      DeadLetterConfig: queue === undefined ? undefined : { TargetArn: queue },
    }),
  })
  const alias = publish(context, resource, code)
  addUrl(context, resource, alias)
  addInvokeConfig(context, resource, alias)
}

/** SAM has the members of Lambda's only kind of provider without saying which kind, and calls one of them `Arn`. */
function capacityProvider(config: Json | undefined): Json | undefined {
  if (!isJsonObject(config) || own(config, 'Arn') === undefined) return config
  return { LambdaManagedInstancesCapacityProviderConfig: members({ ...withoutEntry(config, 'Arn'), CapacityProviderArn: own(config, 'Arn') }) }
}

function codeOf({ properties }: SamResource): Json {
  const inline = own(properties, 'InlineCode')
  const uri = own(properties, 'CodeUri')
  const image = own(properties, 'ImageUri')
  // Where Globals give a CodeUri to all, the text goes before.
  if (inline !== undefined) return { ZipFile: inline }
  if (own(properties, 'PackageType') === 'Image') return { ImageUri: image ?? '' }
  // SAM's command line takes the template's own folder.
  return objectInS3(uri ?? '.', { bucket: 'S3Bucket', key: 'S3Key', version: 'S3ObjectVersion' })
}

/** Where a CodeUri, ContentUri or DefinitionUri leads, in the words of the property that it becomes; a local path stays a text. */
export function objectInS3(uri: Json, names: { readonly bucket: string; readonly key: string; readonly version: string }): Json {
  const written = typeof uri === 'string' ? /^s3:\/\/([^/]+)\/([^?]+)(?:\?versionId=(.*))?$/.exec(uri) : null
  const parts = written ? { Bucket: written[1], Key: written[2], Version: written[3] } : isJsonObject(uri) && own(uri, 'Key') !== undefined ? uri : undefined
  if (!parts) return uri
  const of = (key: 'Bucket' | 'Key' | 'Version'): Json | undefined => parts[key]
  return members({ [names.bucket]: of('Bucket'), [names.key]: of('Key'), [names.version]: of('Version') })
}

/** AutoPublishAlias: a version for each state of the code, and the alias that events call. */
function publish(context: SamContext, { logicalId, properties, declaration }: SamResource, code: Json): string | undefined {
  const written = own(properties, 'AutoPublishAlias')
  if (written === undefined) return undefined
  const name = context.literal(written)
  if (name === undefined || !/^[A-Za-z0-9_-]+$/.test(name)) {
    context.fault(logicalId, "AutoPublishAlias must be a string or a Ref to a template parameter whose name has letters, digits, '-' and '_' alone.")
    return undefined
  }
  const passed = passedOn(declaration)
  const version = `${logicalId}Version${hashOf(own(properties, 'AutoPublishAliasAllProperties') === true ? properties : [code, own(properties, 'AutoPublishCodeSha256') ?? ''])}`
  const alias = `${logicalId}Alias${name.replaceAll('-', 'D').replaceAll('_', 'U')}`
  context.make(logicalId, version, {
    Type: 'AWS::Lambda::Version',
    ...passed,
    DeletionPolicy: own(properties, 'VersionDeletionPolicy') ?? 'Retain',
    Properties: members({ FunctionName: { Ref: logicalId }, Description: own(properties, 'VersionDescription') }),
  })
  context.make(logicalId, alias, {
    Type: 'AWS::Lambda::Alias',
    ...passed,
    Properties: members({
      Name: name,
      FunctionName: { Ref: logicalId },
      FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
      ProvisionedConcurrencyConfig: own(properties, 'ProvisionedConcurrencyConfig'),
    }),
  })
  context.references.set(`${logicalId}.Version`, version)
  context.references.set(`${logicalId}.Alias`, alias)
  return alias
}

function addUrl(context: SamContext, { logicalId, properties, declaration }: SamResource, alias: string | undefined): void {
  const config = own(properties, 'FunctionUrlConfig')
  if (!isJsonObject(config)) return
  const passed = passedOn(declaration)
  const target = { Ref: alias ?? logicalId }
  const authType = own(config, 'AuthType')
  context.make(logicalId, `${logicalId}Url`, {
    Type: 'AWS::Lambda::Url',
    ...passed,
    Properties: members({ TargetFunctionArn: target, AuthType: authType, Cors: own(config, 'Cors'), InvokeMode: own(config, 'InvokeMode') }),
  })
  if (context.literal(authType) !== 'NONE') return
  context.make(logicalId, `${logicalId}UrlPublicPermissions`, {
    Type: 'AWS::Lambda::Permission',
    ...passed,
    Properties: { Action: 'lambda:InvokeFunctionUrl', FunctionName: target, Principal: '*', FunctionUrlAuthType: 'NONE' },
  })
  context.make(logicalId, `${logicalId}URLInvokeAllowPublicAccess`, {
    Type: 'AWS::Lambda::Permission',
    ...passed,
    Properties: { Action: 'lambda:InvokeFunction', FunctionName: target, Principal: '*', InvokedViaFunctionUrl: true },
  })
}

function addInvokeConfig(context: SamContext, { logicalId, properties, declaration }: SamResource, alias: string | undefined): void {
  const config = own(properties, 'EventInvokeConfig')
  if (!isJsonObject(config)) return
  const destinations = objectOf(own(config, 'DestinationConfig'))
  const destinationOf = (outcome: 'OnSuccess' | 'OnFailure') => {
    const destination = own(objectOf(own(destinations, outcome)), 'Destination')
    return destination === undefined ? undefined : { Destination: destination }
  }
  context.make(logicalId, `${logicalId}EventInvokeConfig`, {
    Type: 'AWS::Lambda::EventInvokeConfig',
    ...passedOn(declaration),
    Properties: members({
      FunctionName: { Ref: logicalId },
      Qualifier: alias === undefined ? '$LATEST' : { 'Fn::GetAtt': [versionOf(context, logicalId), 'Version'] },
      MaximumEventAgeInSeconds: own(config, 'MaximumEventAgeInSeconds'),
      MaximumRetryAttempts: own(config, 'MaximumRetryAttempts'),
      DestinationConfig: members({ OnSuccess: destinationOf('OnSuccess'), OnFailure: destinationOf('OnFailure') }),
    }),
  })
}

function versionOf(context: SamContext, logicalId: string): string {
  return context.references.get(`${logicalId}.Version`) ?? logicalId
}

/** An `AWS::Serverless::LayerVersion`: a version for each state of what describes it, which stays when another takes its place. */
export function expandLayer(context: SamContext, { logicalId, properties, declaration }: SamResource): void {
  const id = `${logicalId}${hashOf(properties)}`
  const retention = context.literal(own(properties, 'RetentionPolicy'))?.toLowerCase()
  const policy = retention === 'delete' ? 'Delete' : 'Retain'
  context.references.set(logicalId, id)
  context.make(logicalId, id, {
    Type: 'AWS::Lambda::LayerVersion',
    ...attributesOf(declaration),
    DeletionPolicy: policy,
    UpdateReplacePolicy: policy,
    Properties: members({
      LayerName: own(properties, 'LayerName') ?? logicalId,
      Description: own(properties, 'Description'),
      Content: objectInS3(own(properties, 'ContentUri') ?? '', { bucket: 'S3Bucket', key: 'S3Key', version: 'S3ObjectVersion' }),
      CompatibleArchitectures: own(properties, 'CompatibleArchitectures'),
      CompatibleRuntimes: own(properties, 'CompatibleRuntimes'),
      LicenseInfo: own(properties, 'LicenseInfo'),
    }),
  })
  if (isJsonList(own(properties, 'ContentUri'))) context.fault(logicalId, "'ContentUri' must be a string or a map.")
}
