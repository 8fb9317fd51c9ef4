import { call } from '../../client/aws.ts'
import { go, goToStage, type Mend, type Mending } from './mending.ts'

export function enableKey({ about: { apiKeyId } }: Mending): readonly Mend[] {
  if (apiKeyId === undefined) return []
  return [
    {
      kind: 'do',
      label: 'Enable the key',
      changes: 'account',
      run: async () => {
        await call('UpdateApiKey', { apiKey: apiKeyId, patchOperations: [{ op: 'replace', path: '/enabled', value: 'true' }] })
        return `The key ${apiKeyId} is enabled`
      },
    },
  ]
}

/** Where rate and burst of the empty bucket are set. */
export function mendsOfBucket(mending: Mending): readonly Mend[] {
  const { level, usagePlanId = '' } = mending.about
  if (level === undefined) return []
  switch (level) {
    case 'plan':
      return [go('Raise rate and burst of the plan', '/usage-plans/:usagePlanId/edit', { usagePlanId })]
    case 'plan-method':
      return [go('Raise rate and burst of the method', '/usage-plans/:usagePlanId', { usagePlanId }, { tab: 'stages' })]
    case 'method':
      return goToStage(mending, 'Raise rate and burst of the stage', 'edit')
    case 'account':
      return [go('See the account’s limits', '/settings')]
  }
}
