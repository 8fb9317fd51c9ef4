import { functionLimits } from '@fourbox/domain'
import { choice, type Constraint } from '../constraint.ts'
import { eachItem, lengthAtLeast, lengthAtMost, matching, notNull, oneOf, valueAtLeast, valueAtMost } from '../rule.ts'
import * as patterns from './patterns.ts'
import { lambdaRuntimes } from './runtimes.ts'

function text(most: number, ...pattern: readonly string[]): Constraint {
  return { value: [lengthAtMost(most), ...pattern.map((source) => matching(source))] }
}

function between(least: number, most: number): Constraint {
  return { value: [valueAtMost(most), valueAtLeast(least)] }
}

function within({ least, most }: { readonly least: number; readonly most: number }): Constraint {
  return between(least, most)
}

const name = { written: text(140, patterns.writtenFunction), read: text(170, patterns.readFunction) }
const qualifier = text(128, patterns.qualifier)
const urlQualifier = text(128, patterns.urlQualifier)
const alias = text(128, patterns.alias)
const version = text(1024, patterns.version)
const description = text(256)
const architecture = [oneOf('x86_64', 'arm64'), notNull]
const runtimes: Constraint = { value: [lengthAtMost(15), eachItem(oneOf(...lambdaRuntimes))] }
const layer = text(140, patterns.layer)
const resource = text(256, patterns.taggable)
const weights: Constraint = {
  keys: [lengthAtMost(1024), lengthAtLeast(1), matching('[0-9]+')],
  values: [valueAtMost(1, '1.0'), valueAtLeast(0, '0.0'), notNull],
  doubles: true,
}
const perPage = { functions: between(1, 10_000), others: between(1, 50) }

/** Operations by how they name their function, and whether a qualifier of which kind may stand beside it. */
const writing = [
  'CreateFunction',
  'UpdateFunctionCode',
  'UpdateFunctionConfiguration',
  'PublishVersion',
  'CreateAlias',
  'GetAlias',
  'UpdateAlias',
  'DeleteAlias',
]
const counting = ['ListAliases', 'PutFunctionConcurrency', 'GetFunctionConcurrency', 'DeleteFunctionConcurrency']
const provisioning = ['Put', 'Get', 'Delete', 'List'].map((verb) => `${verb}ProvisionedConcurrencyConfig${verb === 'List' ? 's' : ''}`)
const addressing = ['CreateFunctionUrlConfig', 'GetFunctionUrlConfig', 'UpdateFunctionUrlConfig', 'DeleteFunctionUrlConfig']
const recursing = ['PutFunctionRecursionConfig', 'GetFunctionRecursionConfig']
const reading = ['GetFunction', 'GetFunctionConfiguration', 'InvokeWithResponseStream', 'AddPermission', 'RemovePermission', 'GetPolicy']
const settling = ['PutFunctionEventInvokeConfig', 'UpdateFunctionEventInvokeConfig', 'GetFunctionEventInvokeConfig', 'DeleteFunctionEventInvokeConfig']
const managing = ['PutRuntimeManagementConfig', 'GetRuntimeManagementConfig']
const layering = ['PublishLayerVersion', 'GetLayerVersion', 'ListLayerVersions', 'DeleteLayerVersion', 'AddLayerVersionPermission', 'GetLayerVersionPolicy']

function each(operations: readonly string[], member: string, constraint: Constraint): readonly (readonly [string, Constraint])[] {
  return operations.map((operation) => [`${operation}Request.${member}`, constraint])
}

/** Orders, patterns and lengths are those of AWS's messages where they have been recorded, else those of its model. */
export const constraints: ReadonlyMap<string, Constraint> = new Map<string, Constraint>([
  ...each([...writing, ...counting, ...provisioning, ...addressing, ...recursing, 'ListFunctionUrlConfigs'], 'FunctionName', name.written),
  ...each([...reading, ...settling, ...managing], 'FunctionName', name.read),
  ...each(['ListVersionsByFunction', 'ListFunctionEventInvokeConfigs', 'InvokeAsync', 'GetFunctionCodeSigningConfig'], 'FunctionName', name.read),
  ['InvocationRequest.FunctionName', name.read],
  ['DeleteFunctionRequest.FunctionName', text(140, patterns.readFunction)],
  ...each([...reading, ...settling, ...managing, 'DeleteFunction'], 'Qualifier', qualifier),
  ['InvocationRequest.Qualifier', qualifier],
  ...each(addressing, 'Qualifier', urlQualifier),

  ...each(['CreateFunction', 'UpdateFunctionConfiguration'], 'Role', { value: [matching(patterns.role)] }),
  ...each(['CreateFunction', 'UpdateFunctionConfiguration'], 'Handler', text(128, String.raw`[^\s]+`)),
  ...each(['CreateFunction', 'UpdateFunctionConfiguration', 'PublishVersion', 'CreateAlias', 'UpdateAlias', 'PublishLayerVersion'], 'Description', description),
  ...each(['CreateFunction', 'UpdateFunctionConfiguration'], 'Timeout', within(functionLimits.timeoutInSeconds)),
  ...each(['CreateFunction', 'UpdateFunctionConfiguration'], 'MemorySize', within(functionLimits.memorySizeInMegabytes)),
  ...each(['CreateFunction', 'UpdateFunctionConfiguration'], 'KMSKeyArn', { value: [matching(patterns.resource)] }),
  ...each(['CreateFunction', 'UpdateFunctionConfiguration'], 'Layers', {
    items: [lengthAtMost(2048), lengthAtLeast(1), matching(patterns.layerVersion), notNull],
  }),
  ...each(['CreateFunction', 'UpdateFunctionCode'], 'Architectures', { value: [lengthAtMost(1), lengthAtLeast(1)], items: architecture }),
  ['CreateFunctionRequest.PackageType', choice('Zip', 'Image')],
  ['Environment.Variables', { keys: [matching('[a-zA-Z]([a-zA-Z0-9_])+')], concealed: true }],
  ['DeadLetterConfig.TargetArn', { value: [matching(patterns.resource)] }],
  ['TracingConfig.Mode', choice('Active', 'PassThrough')],
  ['EphemeralStorage.Size', within(functionLimits.ephemeralStorageInMegabytes)],
  ['SnapStart.ApplyOn', choice('PublishedVersions', 'None')],
  ['LoggingConfig.LogFormat', choice('JSON', 'Text')],
  ['LoggingConfig.ApplicationLogLevel', choice('TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL')],
  ['LoggingConfig.SystemLogLevel', choice('DEBUG', 'INFO', 'WARN')],
  ['LoggingConfig.LogGroup', { value: [lengthAtMost(512), lengthAtLeast(1), matching(patterns.logGroup)] }],
  ['ListFunctionsRequest.FunctionVersion', choice('ALL')],
  ...each(['ListFunctions', 'ListVersionsByFunction', 'ListAliases'], 'MaxItems', perPage.functions),
  ...each(['ListLayers', 'ListLayerVersions', 'ListFunctionEventInvokeConfigs', 'ListFunctionUrlConfigs'], 'MaxItems', perPage.others),

  ...each(['CreateAlias', 'GetAlias', 'UpdateAlias', 'DeleteAlias'], 'Name', alias),
  ...each(['CreateAlias', 'UpdateAlias', 'ListAliases'], 'FunctionVersion', version),
  ['AliasRoutingConfiguration.AdditionalVersionWeights', weights],

  ['AddPermissionRequest.StatementId', text(100, patterns.statement)],
  ['RemovePermissionRequest.StatementId', text(100, patterns.removedStatement)],
  ['AddPermissionRequest.Action', { value: [matching('(lambda:[*]|lambda:[a-zA-Z]+|[*])')] }],
  ['AddPermissionRequest.Principal', { value: [matching(String.raw`[^\s]+`)] }],
  ['AddPermissionRequest.SourceArn', { value: [matching(patterns.sourceArn)] }],
  ['AddPermissionRequest.SourceAccount', text(12, String.raw`\d{12}`)],
  ['AddPermissionRequest.EventSourceToken', text(256, String.raw`[a-zA-Z0-9._\-]+`)],
  ['AddPermissionRequest.PrincipalOrgID', { value: [lengthAtMost(34), lengthAtLeast(12), matching('o-[a-z0-9]{10,32}')] }],
  ['AddPermissionRequest.FunctionUrlAuthType', choice('NONE', 'AWS_IAM')],

  ['InvocationRequest.InvocationType', choice('Event', 'RequestResponse', 'DryRun')],
  ['InvocationRequest.LogType', choice('None', 'Tail')],
  ['InvokeWithResponseStreamRequest.InvocationType', choice('RequestResponse', 'DryRun')],
  ['InvokeWithResponseStreamRequest.LogType', choice('None', 'Tail')],

  ...each(['CreateFunctionUrlConfig', 'UpdateFunctionUrlConfig'], 'AuthType', choice('NONE', 'AWS_IAM')),
  ...each(['CreateFunctionUrlConfig', 'UpdateFunctionUrlConfig'], 'InvokeMode', choice('RESPONSE_STREAM', 'BUFFERED')),
  ['Cors.MaxAge', between(0, 86_400)],
  ['Cors.AllowOrigins', text(100)],
  ['Cors.AllowMethods', text(6)],
  ['Cors.AllowHeaders', text(100)],
  ['Cors.ExposeHeaders', text(100)],

  ...each(['PutFunctionEventInvokeConfig', 'UpdateFunctionEventInvokeConfig'], 'MaximumRetryAttempts', between(0, 2)),
  ...each(['PutFunctionEventInvokeConfig', 'UpdateFunctionEventInvokeConfig'], 'MaximumEventAgeInSeconds', between(60, 21_600)),
  ['OnSuccess.Destination', text(350, patterns.destination)],
  ['OnFailure.Destination', text(350, patterns.destination)],

  ...each([...layering, 'RemoveLayerVersionPermission'], 'LayerName', layer),
  ['GetLayerVersionByArnRequest.Arn', text(140, patterns.layerVersionArn)],
  ['PublishLayerVersionRequest.CompatibleRuntimes', runtimes],
  ['PublishLayerVersionRequest.CompatibleArchitectures', { value: [lengthAtMost(2)], items: architecture }],
  ['PublishLayerVersionRequest.LicenseInfo', text(512)],
  ...each(['ListLayers', 'ListLayerVersions'], 'CompatibleRuntime', choice(...lambdaRuntimes)),
  ...each(['ListLayers', 'ListLayerVersions'], 'CompatibleArchitecture', choice('x86_64', 'arm64')),
  ...each(['AddLayerVersionPermission', 'RemoveLayerVersionPermission'], 'StatementId', text(100, patterns.statement)),
  ['AddLayerVersionPermissionRequest.Action', text(22, 'lambda:GetLayerVersion')],
  ['AddLayerVersionPermissionRequest.Principal', { value: [matching(String.raw`\d{12}|\*|arn:(aws[a-zA-Z-]*):iam::\d{12}:root`)] }],
  ['AddLayerVersionPermissionRequest.OrganizationId', text(34, 'o-[a-z0-9]{10,32}')],

  ['PutFunctionConcurrencyRequest.ReservedConcurrentExecutions', { value: [valueAtLeast(0)] }],
  ['PutProvisionedConcurrencyConfigRequest.ProvisionedConcurrentExecutions', { value: [valueAtLeast(1)] }],
  ['PutFunctionRecursionConfigRequest.RecursiveLoop', choice('Allow', 'Terminate')],
  ['PutRuntimeManagementConfigRequest.UpdateRuntimeOn', choice('Auto', 'Manual', 'FunctionUpdate')],
  ...each(['TagResource', 'UntagResource', 'ListTags'], 'Resource', resource),
])
