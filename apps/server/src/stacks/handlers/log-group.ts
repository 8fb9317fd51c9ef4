import type { JsonObject } from '@fourbox/cloudformation'
import { groupArn } from '../../aws-services/logs/names.ts'
import type { StackServices } from '../services.ts'
import type { MadeResource, ResourceHandler } from './handler.ts'
import { textProperty } from './noun.ts'

export const logGroup: ResourceHandler = {
  create: async ({ properties, name }, services) => {
    const logGroupName = textProperty(properties, 'LogGroupName') || name(512)
    const { Tags: _tags, ...given } = properties
    await services.logs.call('CreateLogGroup', { logGroupName }, given)
    await retain(logGroupName, {}, properties, services)
    return made(logGroupName, services)
  },
  update: async ({ properties }, former, services) => {
    await retain(former.physicalId, former.properties, properties, services)
    return former
  },
  read: ({ physicalId }, { logs }) => logs.call('ListTagsLogGroup', { logGroupName: physicalId }),
  remove: ({ physicalId }, { logs }) => logs.call('DeleteLogGroup', { logGroupName: physicalId }),
}

function made(name: string, { context }: StackServices): MadeResource {
  return { physicalId: name, attributes: { Arn: `${groupArn(context, name)}:*` } }
}

async function retain(logGroupName: string, former: JsonObject, { RetentionInDays }: JsonObject, { logs }: StackServices): Promise<void> {
  if (RetentionInDays !== undefined) await logs.call('PutRetentionPolicy', { logGroupName }, { RetentionInDays })
  else if (former['RetentionInDays'] !== undefined) await logs.call('DeleteRetentionPolicy', { logGroupName })
}
