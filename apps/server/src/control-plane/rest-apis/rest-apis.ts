import { defaultModels, newRestApi, readRestApi, type RestApi, withFreshIds } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { Context, Handlers, Input, Output } from '../context.ts'
import { takeCustomId } from '../documents/custom-id.ts'
import type { ApiHead } from '../imports/import-order.ts'
import { accepted, badRequest, conflict } from '../protocol/errors.ts'
import { oldestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listOperations } from '../protocol/patch.ts'
import { writePolicy } from './write-policy.ts'
import { changeApi, readApi } from './api-document.ts'
import { checkApiLimit } from './api-limit.ts'
import { deleteApi } from './delete-api.ts'
import { headOf, withoutHead } from './rest-api-head.ts'
import { restApiPatches } from './rest-api-patches.ts'

export const restApis = {
  async CreateRestApi(input, context) {
    const { customId, tags } = takeCustomId(input.tags)
    const api = await createdApi(input, context, customId ?? context.newId(10), tags)
    await checkApiLimit(context, api.endpointConfiguration)
    await insertApi(context, api)
    return writeRestApi(api, { tags: input.tags ? 'given' : 'none' })
  },

  async GetRestApi({ restApiId }, context) {
    return writeRestApi(await readApi(context, restApiId), { tags: 'always' })
  },

  async GetRestApis(page, { documents }) {
    const { items, position } = pageOf(oldestFirst((await documents.list('restApi')).items), ({ id }) => id, page)
    return { items: items.map((api) => writeRestApi(api, { tags: 'given' })), position }
  },

  async UpdateRestApi({ restApiId, patchOperations }, context) {
    const { region, account } = context
    const update = (current: RestApi): RestApi => {
      const settings = applyPatches(restApiPatches, listOperations, headOf(current), patchOperations)
      return { ...withoutHead(current), ...accepted(readRestApi(settings, { region, account, restApiId })) }
    }
    const api = await changeApi(context, restApiId, update)
    return writeRestApi(api, { tags: 'always' })
  },

  async DeleteRestApi({ restApiId }, context) {
    await deleteApi(context, await readApi(context, restApiId))
    return {}
  },
} satisfies Partial<Handlers>

/** @throws ConflictException when the id that a tag asks for is taken. */
async function insertApi({ documents }: Context, api: RestApi): Promise<void> {
  try {
    await documents.insert('restApi', api.id, api)
  } catch (error) {
    if (error instanceof EntityExists) throw conflict(`Rest API with ID ${api.id} already exists`)
    throw error
  }
}

interface AnswerOptions {
  /** AWS shows tags always in a single answer, in a list or after a creation only where there are some. */
  readonly tags: 'always' | 'given' | 'none'
  readonly warnings?: readonly string[]
}

export function writeRestApi(api: ApiHead, { tags, warnings = [] }: AnswerOptions): Output<'GetRestApi'> {
  const hasTags = Object.keys(api.tags).length > 0
  return {
    id: api.id,
    name: api.name,
    description: api.description,
    createdDate: Math.floor(api.createdDate),
    version: api.version,
    warnings: warnings.length > 0 ? warnings : undefined,
    binaryMediaTypes: api.binaryMediaTypes,
    minimumCompressionSize: api.minimumCompressionSize,
    apiKeySource: api.apiKeySource,
    endpointConfiguration: api.endpointConfiguration,
    policy: api.policy === undefined ? undefined : writePolicy(api.policy),
    tags: tags === 'always' || (tags === 'given' && hasTags) ? api.tags : undefined,
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    rootResourceId: api.rootResourceId,
    securityPolicy: api.securityPolicy,
    endpointAccessMode: api.endpointAccessMode,
  }
}

async function createdApi(input: Input<'CreateRestApi'>, context: Context, id: string, tags: RestApi['tags']): Promise<RestApi> {
  const { region, account } = context
  const base = await baseApi(input, context, id)
  const { name: _name, tags: _tags, cloneFrom: _cloneFrom, ...settings } = input
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  // A clone keeps what is not said anew; its policy speaks of its own resources already.
  const head = accepted(readRestApi({ ...headOf(base), ...given, name: input.name }, { region, account, restApiId: id }))
  return { ...withoutHead(base), ...head, tags }
}

/** An empty API with AWS's two models, or a copy of the one to clone. */
async function baseApi({ name, cloneFrom }: Input<'CreateRestApi'>, context: Context, id: string): Promise<RestApi> {
  const { newId, preciseNow } = context
  if (cloneFrom === undefined) return { ...newRestApi({ id, name, createdDate: preciseNow(), newId }), models: defaultModels(newId) }
  const origin = await context.documents.get('restApi', cloneFrom)
  if (!origin) throw badRequest('Invalid API identifier specified')
  return { ...withFreshIds(origin, newId), id, name, createdDate: preciseNow() }
}
