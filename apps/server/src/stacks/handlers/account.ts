import { defaultAccount } from '@fourbox/domain'
import type { StackServices } from '../services.ts'
import type { ResourceHandler, WantedResource } from './handler.ts'
import { textProperty } from './noun.ts'

/** The one account of a region: the last template that writes it wins, and nothing takes it back. */
export const account: ResourceHandler = {
  create: async (wanted, services) => {
    await write(wanted, services)
    const physicalId = wanted.opaqueId()
    return { physicalId, attributes: { Id: physicalId } }
  },
  update: async (wanted, former, services) => {
    await write(wanted, services)
    return former
  },
  remove: async () => undefined,
}

async function write({ properties }: WantedResource, { apiGateway, context }: StackServices): Promise<void> {
  const value = textProperty(properties, 'CloudWatchRoleArn')
  const { cloudwatchRoleArn = '' } = (await context.documents.get('account', 'account')) ?? defaultAccount
  if (value !== cloudwatchRoleArn) await apiGateway.call('UpdateAccount', { patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value }] })
}
