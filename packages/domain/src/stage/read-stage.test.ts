import { expect, test } from 'vitest'

import { readStage, type StageRules, type StageSettings } from './read-stage.ts'

const rules: StageRules = {
  canLog: false,
  hasDeployment: (id) => id === 'dep001',
  hasDocumentationVersion: (version) => version === 'v1',
  hasClientCertificate: (id) => id === 'cert01',
}
const dev = { stageName: 'dev', deploymentId: 'dep001' }

test('a stage that says little has the defaults of CreateStage', () => {
  expect(readStage(dev, rules)).toEqual({ value: { ...dev, cacheClusterEnabled: false, methodSettings: {}, tracingEnabled: false }, warnings: [] })
  expect(readStage({ ...dev, cacheClusterEnabled: true, canarySettings: {} }, rules)).toMatchObject({
    value: { cacheClusterSize: '0.5', canarySettings: { deploymentId: 'dep001', percentTraffic: 0, useStageCache: false } },
  })
})

test.each([0, 0.5, 100])('a canary may take %d per cent of the traffic', (percentTraffic) => {
  expect(readStage({ ...dev, canarySettings: { percentTraffic } }, rules)).toMatchObject({ value: { canarySettings: { percentTraffic } } })
})

test.each<[Partial<StageSettings>, field: string, text: string]>([
  [{ stageName: 'a b' }, 'stageName', 'Stage name only allows a-zA-Z0-9_'],
  [{ deploymentId: 'none' }, 'deploymentId', 'Deployment id does not exist'],
  [{ clientCertificateId: 'none' }, 'clientCertificateId', 'Invalid Client Certificate identifier specified'],
  [{ documentationVersion: 'v2' }, 'documentationVersion', 'Invalid Documentation version specified'],
  [{ cacheClusterSize: '7' }, 'cacheClusterSize', 'Invalid cache cluster size specified. Valid options are 0.5,1.6,6.1,13.5,28.4,58.2,118,237'],
  [{ variables: { 'a-b': 'c' } }, 'variables.a-b', 'Invalid stage variable name: a-b.  Please use names with only word characters.'],
  [
    { variables: { a: 'two%words' } },
    'variables.a',
    "Invalid stage variable value: two%words.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.",
  ],
  [
    { variables: { a: '' } },
    'variables.a',
    "Invalid stage variable value: .  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.",
  ],
  [{ variables: { 'owner:team': 'c' } }, 'variables.owner:team', 'Invalid stage variable name: owner:team.  Please use names with only word characters.'],
  [{ accessLogSettings: { format: '' } }, 'accessLogSettings.format', 'Access Log value must not be empty'],
  [
    { accessLogSettings: { format: '$context.requestId\n$context.status' } },
    'accessLogSettings.format',
    'Access Log format must be single line, new line character is allowed only at end of the format',
  ],
  [
    { accessLogSettings: { format: '$context.status' } },
    'accessLogSettings.format',
    'Access Log format must include the request ID, either $context.requestId or $context.extendedRequestId',
  ],
  [{ canarySettings: { percentTraffic: -0.1 } }, 'canarySettings.percentTraffic', 'Canary percentTraffic must be between 0.0 and 100.0'],
  [{ canarySettings: { percentTraffic: 100.1 } }, 'canarySettings.percentTraffic', 'Canary percentTraffic must be between 0.0 and 100.0'],
  [
    { methodSettings: { '*/*': { loggingLevel: 'INFO' } } },
    'methodSettings.*/*.loggingLevel',
    'CloudWatch Logs role ARN must be set in account settings to enable logging',
  ],
  [
    { methodSettings: { '~1pets/GET': { cacheTtlInSeconds: 3601 } } },
    'methodSettings.~1pets/GET.cacheTtlInSeconds',
    'Invalid cache TTL specified. Valid values are between 0 and 3600 seconds',
  ],
  [{ methodSettings: { '*/*': { throttlingRateLimit: Number.NaN } } }, 'methodSettings.*/*.throttlingRateLimit', 'Invalid throttling limit specified'],
])('a stage with %o is refused by its field', (settings, field, text) => {
  expect(readStage({ ...dev, ...settings }, rules)).toEqual({ faults: [{ field, text }] })
})
