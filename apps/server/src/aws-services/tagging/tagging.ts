import { ServiceError } from '@fourbox/wire'
import type { Context } from '../../control-plane/context.ts'
import { withoutTags, withTags } from '../../control-plane/tags/tags.ts'
import { changeTags, listTagged, readTaggable } from '../../control-plane/tags/taggable.ts'
import { inputs, type JsonInput, optionalNumber, optionalText, requiredText, textMap, texts } from '../protocol/json-input.ts'
import type { JsonService } from '../protocol/json-protocol.ts'
import { pageByToken } from '../protocol/page-token.ts'

/** Resource Groups Tagging API, over the objects of API Gateway. */
export const tagging: JsonService = {
  target: 'ResourceGroupsTaggingAPI_20170126',
  actions: new Map([
    ['GetResources', getResources],
    ['TagResources', (input, context) => changeAll(input, context, (tags) => withTags(tags, textMap(input, 'Tags')))],
    ['UntagResources', (input, context) => changeAll(input, context, (tags) => withoutTags(tags, texts(input, 'TagKeys')))],
    ['GetTagKeys', async (_input, context) => ({ PaginationToken: '', TagKeys: [...new Set((await everyTag(context)).map(([name]) => name))] })],
    [
      'GetTagValues',
      async (input, context) => {
        const key = requiredText(input, 'Key')
        const values = (await everyTag(context)).filter(([name]) => name === key).map(([, value]) => value)
        return { PaginationToken: '', TagValues: [...new Set(values)] }
      },
    ],
  ]),
}

async function getResources(input: JsonInput, context: Context): Promise<object> {
  const filters = inputs(input, 'TagFilters').map((filter) => ({ key: requiredText(filter, 'Key'), values: texts(filter, 'Values') }))
  const arns = new Set(texts(input, 'ResourceARNList'))
  const types = texts(input, 'ResourceTypeFilters')
  const found = [...(await listTagged(context))].filter(
    ([arn, tags]) =>
      (arns.size === 0 || arns.has(arn)) &&
      (types.length === 0 || types.some((type) => isOfType(arn, type))) &&
      filters.every(({ key, values }) => Object.hasOwn(tags, key) && (values.length === 0 || values.includes(tags[key] ?? ''))),
  )
  const { items, next = '' } = pageByToken(found, optionalText(input, 'PaginationToken'), optionalNumber(input, 'ResourcesPerPage') ?? 50)
  const mappings = items.map(([arn, tags]) => ({ ResourceARN: arn, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }))
  return { PaginationToken: next, ResourceTagMappingList: mappings }
}

/** `apigateway` names them all, `apigateway:restapis` those below that path, stages among them. */
function isOfType(arn: string, type: string): boolean {
  const [service, noun] = type.split(':', 2)
  return service === 'apigateway' && (noun === undefined || arn.includes(`:/${noun}/`))
}

async function changeAll(input: JsonInput, context: Context, change: Parameters<typeof changeTags>[2]): Promise<object> {
  const failed: [string, object][] = []
  for (const arn of texts(input, 'ResourceARNList')) {
    try {
      await changeTags(context, readTaggable(arn), change)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      failed.push([arn, { StatusCode: 400, ErrorCode: 'InvalidParameterException', ErrorMessage: error.message }])
    }
  }
  return { FailedResourcesMap: Object.fromEntries(failed) }
}

async function everyTag(context: Context): Promise<readonly (readonly [string, string])[]> {
  return [...(await listTagged(context)).values()].flatMap((tags) => Object.entries(tags))
}
