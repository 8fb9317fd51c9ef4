import type { PatchOperation } from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import { describePatches, type PatchTrials } from '../../testing/patch-rows-tried.ts'
import { newStage } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { stagePatches } from './stage-patches.ts'

const replace = (path: string, value: string): PatchOperation => ({ op: 'replace', path, value })
const override = replace('/canarySettings/stageVariableOverrides/color', 'blue')
const noDeployment = 'BadRequestException: Deployment id does not exist'
const noCanary = 'BadRequestException: Promotion not available. Canary does not exist.'
const badCopy = (path: string, from: string) =>
  `BadRequestException: Invalid copy operation with path: ${path} and from ${from}. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]`
const badVariable = 'BadRequestException: Invalid stage variable name: a-b.  Please use names with only word characters.'
const canary = { percentTraffic: 0, useStageCache: false }

const defaultSetting = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: true,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
}

/** One setting of `GET /pets`, with what it refuses. */
function setting(path: string, value: string, changed: object, ...refusals: readonly (readonly [value: string, refused: string])[]): PatchTrials {
  return {
    [`replace /{resourcePath}/{httpMethod}/${path}`]: {
      path: `/~1pets/GET/${path}`,
      value,
      gives: { methodSettings: { '~1pets/GET': { ...defaultSetting, ...changed } } },
      also: refusals.map(([refusedValue, refused]) => ({ value: refusedValue, refused: `BadRequestException: ${refused}` })),
    },
  }
}

const settings: PatchTrials = {
  ...setting('metrics/enabled', 'true', { metricsEnabled: true }),
  ...setting('logging/dataTrace', 'true', { dataTraceEnabled: true }),
  ...setting(
    'logging/loglevel',
    'OFF',
    { loggingLevel: 'OFF' },
    ['x', 'Invalid logging level specified. Valid options are OFF,ERROR,INFO'],
    ['INFO', 'CloudWatch Logs role ARN must be set in account settings to enable logging'],
  ),
  ...setting('throttling/burstLimit', '7.9', { throttlingBurstLimit: 7 }, ['x', 'Invalid throttling limit specified']),
  ...setting(
    'throttling/rateLimit',
    '-1',
    { throttlingRateLimit: -1 },
    ['-2', 'Invalid throttling limit specified: -2'],
    ['', 'Invalid throttling limit specified'],
  ),
  ...setting('caching/enabled', 'false', { cachingEnabled: false }),
  ...setting('caching/dataEncrypted', 'true', { cacheDataEncrypted: true }),
  ...setting(
    'caching/ttlInSeconds',
    '3600',
    { cacheTtlInSeconds: 3600 },
    ['3601', 'Invalid cache TTL specified. Valid values are between 0 and 3600 seconds'],
    ['', 'Invalid cache TTL specified. Valid values are between 0 and 3600 seconds'],
  ),
  ...setting('caching/requireAuthorizationForCacheControl', 'false', { requireAuthorizationForCacheControl: false }),
  ...setting('caching/unauthorizedCacheControlHeaderStrategy', 'FAIL_WITH_403', { unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403' }, [
    'x',
    'Invalid unauthorizedCacheControlHeaderStrategy specified. Valid options are FAIL_WITH_403,SUCCEED_WITH_RESPONSE_HEADER,SUCCEED_WITHOUT_RESPONSE_HEADER',
  ]),
}

describePatches(
  stagePatches,
  {
    'replace /deploymentId': {
      value: 'second',
      gives: { deploymentId: 'second' },
      also: [{ value: 'none', refused: noDeployment }, { refused: noDeployment }],
    },
    'copy /deploymentId': {
      from: '/canarySettings/deploymentId',
      before: [replace('/canarySettings/deploymentId', 'second')],
      gives: { deploymentId: 'second' },
      also: [{ refused: noCanary }],
    },
    'replace /description': {
      value: 'x',
      gives: { description: 'x' },
      also: [{ value: '', before: [replace('/description', 'x')], gives: { description: undefined } }],
    },
    'replace /cacheClusterEnabled': { value: 'true', gives: { cacheClusterEnabled: true, cacheClusterSize: '0.5', cacheClusterStatus: 'CREATE_IN_PROGRESS' } },
    'replace /cacheClusterSize': {
      value: '6.1',
      gives: { cacheClusterEnabled: false, cacheClusterSize: '6.1', cacheClusterStatus: 'NOT_AVAILABLE' },
      also: [{ value: '7', refused: 'BadRequestException: Invalid cache cluster size specified. Valid options are 0.5,1.6,6.1,13.5,28.4,58.2,118,237' }],
    },
    'replace /clientCertificateId': {
      value: 'cert',
      gives: { clientCertificateId: 'cert' },
      also: [{ value: 'none', refused: 'BadRequestException: Invalid Client Certificate identifier specified' }],
    },
    'replace /documentationVersion': {
      value: 'v1',
      gives: { documentationVersion: 'v1' },
      also: [{ value: 'none', refused: 'BadRequestException: Invalid Documentation version specified' }],
    },
    'replace /tracingEnabled': { value: 'true', gives: { tracingEnabled: true } },
    'replace /variables': {
      value: '{"color":"red"}',
      before: [replace('/variables/size', 'small')],
      gives: { variables: { color: 'red' } },
      also: [
        { value: '{"a-b":""}', refused: badVariable },
        { value: '{', refused: 'BadRequestException: Invalid stage variables specified' },
        { value: '{"a":1}', refused: 'BadRequestException: Invalid stage variables specified' },
      ],
    },
    'remove /variables': { before: [replace('/variables/size', 'small')], gives: { variables: undefined } },
    'copy /variables': {
      from: '/canarySettings/stageVariableOverrides',
      before: [replace('/variables/size', 'small'), override],
      gives: { variables: { size: 'small', color: 'blue' } },
      also: [{ refused: noCanary }],
    },
    'replace /variables/{variable_name}': {
      path: '/variables/color',
      value: 'red',
      gives: { variables: { color: 'red' } },
      also: [
        {
          value: 'a%b',
          refused:
            "BadRequestException: Invalid stage variable value: a%b.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.",
        },
        { value: 'red', before: [replace('/variables/size', 'small')], gives: { variables: { size: 'small', color: 'red' } } },
      ],
    },
    'remove /variables/{variable_name}': {
      path: '/variables/color',
      before: [replace('/variables/color', 'red'), replace('/variables/size', 'small')],
      gives: { variables: { size: 'small' } },
      also: [{ before: [replace('/variables/color', 'red')], gives: { variables: undefined } }],
    },
    'remove /accessLogSettings': { before: [replace('/accessLogSettings/destinationArn', 'arn:x')], gives: { accessLogSettings: undefined } },
    'add /accessLogSettings/destinationArn': { value: 'arn:x', gives: { accessLogSettings: { destinationArn: 'arn:x' } } },
    'replace /accessLogSettings/destinationArn': {
      value: 'arn:x',
      gives: { accessLogSettings: { destinationArn: 'arn:x' } },
      also: [{ value: '', refused: 'BadRequestException: Access Log value must not be empty' }],
    },
    'add /accessLogSettings/format': { value: '$context.requestId', gives: { accessLogSettings: { format: '$context.requestId' } } },
    'replace /accessLogSettings/format': {
      value: '$context.extendedRequestId\n',
      gives: { accessLogSettings: { format: '$context.extendedRequestId\n' } },
      also: [
        {
          value: '$context.requestId\n$context.status',
          refused: 'BadRequestException: Access Log format must be single line, new line character is allowed only at end of the format',
        },
        {
          value: '$context.status',
          refused: 'BadRequestException: Access Log format must include the request ID, either $context.requestId or $context.extendedRequestId',
        },
      ],
    },
    'remove /canarySettings': { before: [replace('/canarySettings/percentTraffic', '1')], gives: { canarySettings: undefined } },
    'replace /canarySettings/deploymentId': {
      value: 'second',
      gives: { canarySettings: { ...canary, deploymentId: 'second' } },
      also: [{ value: 'none', refused: noDeployment }],
    },
    'replace /canarySettings/percentTraffic': {
      value: '100',
      gives: { canarySettings: { ...canary, deploymentId: 'first', percentTraffic: 100 } },
      also: ['', '-1', '100.1', 'x'].map((value) => ({ value, refused: 'BadRequestException: Canary percentTraffic must be between 0.0 and 100.0' })),
    },
    'replace /canarySettings/useStageCache': { value: 'true', gives: { canarySettings: { ...canary, deploymentId: 'first', useStageCache: true } } },
    'replace /canarySettings/stageVariableOverrides': {
      value: '{"a":"b"}',
      before: [override],
      gives: { canarySettings: { ...canary, deploymentId: 'first', stageVariableOverrides: { a: 'b' } } },
      also: [{ value: '{"a-b":""}', refused: badVariable }],
    },
    'replace /canarySettings/stageVariableOverrides/{variable_name}': {
      path: '/canarySettings/stageVariableOverrides/color',
      value: 'green',
      gives: { canarySettings: { ...canary, deploymentId: 'first', stageVariableOverrides: { color: 'green' } } },
      also: [
        {
          value: 'a%b',
          refused:
            "BadRequestException: Invalid stage variable value: a%b.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.",
        },
      ],
    },
    'remove /canarySettings/stageVariableOverrides/{variable_name}': {
      path: '/canarySettings/stageVariableOverrides/color',
      before: [override, replace('/canarySettings/stageVariableOverrides/size', 'small')],
      gives: { canarySettings: { ...canary, deploymentId: 'first', stageVariableOverrides: { size: 'small' } } },
      also: [{ before: [override], gives: { canarySettings: { ...canary, deploymentId: 'first' } } }, { gives: { canarySettings: undefined } }],
    },
    ...settings,
    'remove /{resourcePath}/{httpMethod}': {
      path: '/~1pets/GET',
      before: [replace('/~1pets/GET/metrics/enabled', 'true'), replace('/*/*/metrics/enabled', 'true')],
      gives: { methodSettings: { '*/*': { ...defaultSetting, metricsEnabled: true } } },
      also: [{ refused: 'BadRequestException: Cannot remove method setting ~1pets/GET because there is no method setting for this method ' }],
    },
  },
  async () => {
    const { aws } = await trialServer()
    const { restApiId, stageName, deploymentId } = await newStage(aws)
    const { id: second = '' } = await aws.createDeployment({ restApiId })
    await aws.createDocumentationVersion({ restApiId, documentationVersion: 'v1' })
    // The trials name the two deployments, whose ids nobody knows before.
    const given = (value: string | undefined) => (value === 'second' ? second : value)
    const shown = (stage: object): object => JSON.parse(JSON.stringify(stage).replaceAll(second, 'second').replaceAll(deploymentId, 'first'))
    return {
      update: async (operations) => {
        // A certificate's key takes longer to make than a trial.
        if (operations.some(({ path }) => path === '/clientCertificateId')) await aws.generateClientCertificate({ tags: { _custom_id_: 'cert' } })
        return shown(await aws.updateStage({ restApiId, stageName, patchOperations: operations.map((each) => ({ ...each, value: given(each.value) })) }))
      },
      read: async () => shown(await aws.getStage({ restApiId, stageName })),
    }
  },
)

test('logging needs a role of the account', async () => {
  const { aws } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  const role = 'arn:aws:iam::000000000000:role/logs'
  await aws.updateAccount({ patchOperations: [replace('/cloudwatchRoleArn', role)] })
  const { methodSettings } = await aws.updateStage({ restApiId, stageName, patchOperations: [replace('/*/*/logging/loglevel', 'INFO')] })
  expect(methodSettings?.['*/*']?.loggingLevel).toBe('INFO')
})

const paths =
  '/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled, '

test.each<readonly [PatchOperation, string]>([
  [replace('/tags/x', 'y'), `Invalid method setting path: /tags/x. Must be one of: [${paths}`],
  [replace('/canarySettings', 'y'), `Invalid method setting path: /canarySettings. Must be one of: [${paths}`],
  [replace('/~1pets/FETCH/metrics/enabled', 'true'), `Invalid method setting path: /~1pets/FETCH/metrics/enabled. Must be one of: [${paths}`],
  [{ op: 'add', path: '/canarySettings/deploymentId', value: 'x' }, 'Invalid add operation with path: /canarySettings/deploymentId'],
  [
    { op: 'remove', path: '/accessLogSettings/destinationArn' },
    'Cannot remove method setting accessLogSettings/destinationArn because there is no method setting for this method ',
  ],
  [replace('/accessLogSettings/x', 'y'), 'Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]'],
  [{ op: 'copy', path: '/description', from: '/deploymentId' }, badCopy('/description', '/deploymentId').slice('BadRequestException: '.length)],
  [
    { op: 'copy', path: '/variables', from: '/canarySettings/deploymentId' },
    badCopy('/variables', '/canarySettings/deploymentId').slice('BadRequestException: '.length),
  ],
])('%j is refused in AWS’s words', async (operation, refusal) => {
  const { aws } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  expect(await refusalOf(aws.updateStage({ restApiId, stageName, patchOperations: [operation] }))).toContain(`BadRequestException: ${refusal}`)
})
