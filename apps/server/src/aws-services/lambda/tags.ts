import type { Tags } from '@fourbox/domain'
import type { LambdaContext, LambdaHandlers } from './context.ts'
import { invalidValue, notFound } from './errors.ts'
import { readFunctionName } from './names/function-name.ts'

const mostTags = 50

export const tags = {
  async TagResource({ Resource, Tags }, context) {
    const name = await functionOf(context, Resource)
    if (Object.keys(Tags).length === 0) throw invalidValue('An error occurred and the request cannot be processed.')
    await context.documents.update('function', name, (found) => {
      const all = { ...found.tags, ...Tags }
      checkTags(all)
      return { ...found, tags: all }
    })
    return {}
  },

  async UntagResource({ Resource, TagKeys }, context) {
    const name = await functionOf(context, Resource)
    const gone = new Set(TagKeys)
    await context.documents.update('function', name, (found) => ({
      ...found,
      tags: Object.fromEntries(Object.entries(found.tags).filter(([key]) => !gone.has(key))),
    }))
    return {}
  },

  async ListTags({ Resource }, context) {
    const name = await functionOf(context, Resource)
    return { Tags: (await context.documents.get('function', name))?.tags ?? {} }
  },
} satisfies Partial<LambdaHandlers>

/** @throws ServiceError when there are too many */
export function checkTags(all: Tags): void {
  if (Object.keys(all).length > mostTags) throw invalidValue('Number of tags exceeds resource tag limit.')
}

/** The name of the function that an ARN is of. @throws ServiceError for versions and aliases, for other accounts, and for what is not there */
async function functionOf(context: LambdaContext, arn: string): Promise<string> {
  const { name, qualifier } = readFunctionName(arn, undefined, context)
  if (qualifier !== undefined) throw invalidValue('Tags on function aliases and versions are not supported. Please specify a function ARN.')
  if ((await context.documents.get('function', name)) === undefined) throw notFound(`Function not found: ${arn}`)
  return name
}
