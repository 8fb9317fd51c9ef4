import type { Stage } from '@fourbox/domain'

/** The stage `prod` of the API `api`, as the store keeps it. */
export const trialStage: Stage = {
  restApiId: 'api',
  stageName: 'prod',
  deploymentId: 'first',
  cacheClusterEnabled: false,
  cacheClusterStatus: 'NOT_AVAILABLE',
  methodSettings: {},
  tracingEnabled: true,
  tags: {},
  createdDate: 0,
  lastUpdatedDate: 0,
}
