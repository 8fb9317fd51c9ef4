import { defaultModels, newRestApi, type RestApi, withFreshIds } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { Context, Handlers, Input, Output } from '../context.ts'
import { takeCustomId } from '../documents/custom-id.ts'
import type { ApiHead } from '../imports/import-order.ts'
import { badRequest, conflict } from '../protocol/errors.ts'
import { readLimit, readPosition, writePosition } from '../protocol/page.ts'
import { applyPatches, listOperations } from '../protocol/patch.ts'
import { readPolicy, writePolicy } from './resource-policy.ts'
import { changeApi, readApi } from './api-document.ts'
import { checkApiLimit } from './api-limit.ts'
import { deleteApi } from './delete-api.ts'
import { createdEndpointConfiguration, readCompressionSize } from './rest-api-settings.ts'
import { restApiPatches } from './rest-api-patches.ts'

export const restApis = {
  async CreateRestApi(input, context) {
    if (input.description === '') throw badRequest('Description cannot be an empty string')
    const { customId, tags } = takeCustomId(input.tags)
    const api = await createdApi(input, context, customId ?? context.newId(10), tags)
    await checkApiLimit(context, api.endpointConfiguration)
    await insertApi(context, api)
    return writeRestApi(api, { tags: input.tags ? 'given' : 'none' })
  },

  async GetRestApi({ restApiId }, context) {
    return writeRestApi(await readApi(context, restApiId), { tags: 'always' })
  },

  async GetRestApis(input, { documents }) {
    const after = readPosition(input)
    const limit = readLimit(input)
    if (limit === 0) return { items: [] }
    const { items, next } = await documents.list('restApi', { limit, ...(after !== undefined && { after }) })
    return { items: items.map((api) => writeRestApi(api, { tags: 'given' })), position: next === undefined ? undefined : writePosition(next) }
  },

  async UpdateRestApi({ restApiId, patchOperations }, context) {
    const api = await changeApi(context, restApiId, (current) => applyPatches(restApiPatches(context, restApiId), listOperations, current, patchOperations))
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
    createdDate: api.createdDate,
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
  if (input.name.trim() === '') throw badRequest('API Name cannot be blank')
  const base = await baseApi(input, context, id)
  return {
    ...base,
    ...(input.description !== undefined && { description: input.description }),
    ...(input.version !== undefined && { version: input.version }),
    ...(input.binaryMediaTypes?.length && { binaryMediaTypes: input.binaryMediaTypes }),
    ...(input.minimumCompressionSize !== undefined && { minimumCompressionSize: readCompressionSize(input.minimumCompressionSize) }),
    ...(input.apiKeySource && { apiKeySource: input.apiKeySource }),
    ...(input.policy && { policy: readPolicy(context, id, input.policy) }),
    ...(input.securityPolicy && { securityPolicy: input.securityPolicy }),
    ...(input.endpointAccessMode && { endpointAccessMode: input.endpointAccessMode }),
    ...(input.disableExecuteApiEndpoint !== undefined && { disableExecuteApiEndpoint: input.disableExecuteApiEndpoint }),
    ...(input.endpointConfiguration && { endpointConfiguration: createdEndpointConfiguration(input.endpointConfiguration) }),
    tags,
  }
}

/** An empty API with AWS's two models, or a copy of the one to clone. */
async function baseApi({ name, cloneFrom }: Input<'CreateRestApi'>, context: Context, id: string): Promise<RestApi> {
  const { newId, now } = context
  if (cloneFrom === undefined) return { ...newRestApi({ id, name, createdDate: now(), newId }), models: defaultModels(newId) }
  const origin = await context.documents.get('restApi', cloneFrom)
  if (!origin) throw badRequest('Invalid API identifier specified')
  return { ...withFreshIds(origin, newId), id, name, createdDate: now() }
}
