import { type ApiKey, type ApiKeySettings, readApiKey, stageKey } from '@fourbox/domain'
import type { Write } from '@fourbox/store'
import type { Context, Handlers, Input, Output } from '../context.ts'
import { takeCustomId } from '../documents/custom-id.ts'
import { accepted, conflict, limitReached, notFound } from '../protocol/errors.ts'
import { newestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { flag, item, splitList, text } from '../protocol/patch-rows.ts'
import { changeDocument, readDocument, shownTags } from '../documents/account-document.ts'
import { makeValue } from './make-value.ts'

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
    const former = await readDocument(context, 'apiKey', apiKey, unknownKey())
    const added = (patchOperations ?? []).flatMap(({ op, path, value = '' }) => (op === 'add' && path === '/stages' ? splitList(value) : []))
    const isThere = await stagesAmong(context, added)
    const hasStage = (key: string) => former.stageKeys.includes(key) || isThere(key)
    const change = (key: ApiKey): ApiKey => {
      const { id, value, createdDate, tags } = key
      const head = accepted(readApiKey(applyPatches(apiKeyPatches, listPaths, key, patchOperations), { hasStage, isValueTaken: () => false }))
      return { ...head, id, value, createdDate, tags, lastUpdatedDate: context.now() }
    }
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

export const apiKeyPatches: PatchTable<ApiKeySettings> = {
  '/description': { replace: (key, { value = '' }) => ({ ...key, description: value }) },
  '/enabled': flag('enabled'),
  '/name': { replace: (key, { value = '' }) => ({ ...key, name: value }) },
  '/customerId': text('customerId'),
  '/stages': item('stageKeys'),
}

async function createdKey(input: Input<'CreateApiKey'>, context: Context, id: string, tags: ApiKey['tags']): Promise<ApiKey> {
  const { documents, limits, now, preciseNow } = context
  const { items: keys } = await documents.list('apiKey')
  if (keys.length >= limits.apiKeys) throw limitReached('API Keys')
  const stageKeys = (input.stageKeys ?? []).map(({ restApiId = '', stageName = '' }) => stageKey(restApiId, stageName))
  const isValueTaken = (value: string) => keys.some((other) => other.value === value || other.id === id)
  const { value = makeValue(), ...head } = accepted(readApiKey({ ...input, stageKeys }, { hasStage: await stagesAmong(context, stageKeys), isValueTaken }))
  if (isValueTaken(value)) throw conflict('API Key already exists', 'value')
  return { id, value, ...head, createdDate: preciseNow(), lastUpdatedDate: now(), tags }
}

/** Which of some stages there are. */
async function stagesAmong({ documents }: Context, stageKeys: readonly string[]): Promise<(key: string) => boolean> {
  const found = await Promise.all(stageKeys.map(async (key) => ((await documents.get('stage', key)) ? [key] : [])))
  const there = new Set(found.flat())
  return (key) => there.has(key)
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
