import { type ApiKey, stageKey } from '@fourbox/domain'
import type { Write } from '@fourbox/store'
import type { Context, Handlers, Input, Output } from '../context.ts'
import { takeCustomId } from '../documents/custom-id.ts'
import { badRequest, conflict, limitReached, notFound } from '../protocol/errors.ts'
import { newestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { flag, item, splitList, text } from '../protocol/patch-rows.ts'
import { changeDocument, readDocument, shownTags } from '../documents/account-document.ts'
import { checkDescription, checkName, checkValue, makeValue } from './api-key-settings.ts'

export const apiKeys = {
  async CreateApiKey(input, context) {
    const { customId, tags } = takeCustomId(input.tags)
    const key = await createdKey(input, context, customId ?? context.newId(10), tags)
    await context.documents.insert('apiKey', key.id, key)
    return writeApiKey(key, { value: true, tags: 'elsewhere' })
  },

  async GetApiKey({ apiKey, includeValue = false }, context) {
    return writeApiKey(await readDocument(context, 'apiKey', apiKey, unknownKey()), { value: includeValue, tags: 'alone' })
  },

  async GetApiKeys({ nameQuery, customerId, includeValues = false, ...page }, { documents }) {
    const { items } = await documents.list('apiKey')
    const wanted = items.filter(
      (key) => (nameQuery === undefined || key.name?.startsWith(nameQuery)) && (customerId === undefined || key.customerId === customerId),
    )
    const { items: shown, position } = pageOf(newestFirst(wanted), ({ id }) => id, page)
    return { items: shown.map((key) => writeApiKey(key, { value: includeValues, tags: 'elsewhere' })), position }
  },

  async UpdateApiKey({ apiKey, patchOperations }, context) {
    await readDocument(context, 'apiKey', apiKey, unknownKey())
    const added = (patchOperations ?? []).flatMap(({ op, path, value = '' }) => (op === 'add' && path === '/stages' ? splitList(value) : []))
    await checkStages(context, added)
    const change = (key: ApiKey) => ({ ...applyPatches(patches, listPaths, key, patchOperations), lastUpdatedDate: context.now() })
    return writeApiKey(await changeDocument(context, 'apiKey', apiKey, change, unknownKey()), { value: false, tags: 'alone' })
  },

  async DeleteApiKey({ apiKey: id }, context) {
    await readDocument(context, 'apiKey', id, unknownKey())
    const { items: plans } = await context.documents.list('usagePlan')
    const holders = plans.filter(({ keyIds }) => keyIds.includes(id))
    await context.documents.commit([
      { op: 'delete', kind: 'apiKey', id },
      ...holders.map((plan): Write => ({
        op: 'update',
        kind: 'usagePlan',
        id: plan.id,
        change: (current) => ({ ...current, keyIds: current.keyIds.filter((each) => each !== id) }),
      })),
    ])
    return {}
  },
} satisfies Partial<Handlers>

export function unknownKey() {
  return notFound('Invalid API Key identifier specified')
}

const patches: PatchTable<ApiKey> = {
  '/description': { replace: (key, { value }) => ({ ...key, description: checkDescription(value ?? '') }) },
  '/enabled': flag('enabled'),
  '/name': { replace: (key, { value }) => ({ ...key, name: checkName(value ?? '') }) },
  '/customerId': text('customerId'),
  '/stages': item('stageKeys'),
}

async function createdKey(input: Input<'CreateApiKey'>, { documents, limits, now, preciseNow }: Context, id: string, tags: ApiKey['tags']): Promise<ApiKey> {
  const { name, description, value, customerId, enabled = false, stageKeys = [] } = input
  const { items: keys } = await documents.list('apiKey')
  if (keys.length >= limits.apiKeys) throw limitReached('API Keys')
  const key: ApiKey = {
    id,
    value: value ? checkValue(value) : makeValue(),
    ...(name && { name: checkName(name) }),
    ...(description !== undefined && { description: checkDescription(description) }),
    ...(customerId !== undefined && { customerId }),
    enabled,
    createdDate: preciseNow(),
    lastUpdatedDate: now(),
    stageKeys: stageKeys.map(readStageKey),
    tags,
  }
  if (keys.some((other) => other.value === key.value || other.id === id)) throw conflict('API Key already exists', 'value')
  await checkStages({ documents }, key.stageKeys)
  return key
}

function readStageKey({ restApiId, stageName }: { readonly restApiId?: string; readonly stageName?: string }): string {
  if (!restApiId || !stageName) throw badRequest('Invalid API Stage specified', 'stageKeys')
  return stageKey(restApiId, stageName)
}

/** @throws BadRequestException for a stage that is not there. */
async function checkStages({ documents }: Pick<Context, 'documents'>, stageKeys: readonly string[]): Promise<void> {
  for (const key of stageKeys) if (!(await documents.get('stage', key))) throw badRequest('Invalid stage identifier specified', 'stageKeys')
}

function writeApiKey(key: ApiKey, { value, tags }: { readonly value: boolean; readonly tags: 'alone' | 'elsewhere' }): Output<'GetApiKey'> {
  return {
    id: key.id,
    value: value ? key.value : undefined,
    name: key.name,
    customerId: key.customerId,
    description: key.description,
    enabled: key.enabled,
    createdDate: Math.floor(key.createdDate),
    lastUpdatedDate: key.lastUpdatedDate,
    stageKeys: key.stageKeys,
    tags: shownTags(key.tags, tags),
  }
}
