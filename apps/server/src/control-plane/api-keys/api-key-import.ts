import { type ApiKey, faultsOf, readApiKey } from '@fourbox/domain'
import type { Kinds, Write } from '@fourbox/store'
import type { Context, Handlers } from '../context.ts'
import { readCsv } from './csv.ts'
import { badRequest, limitReached } from '../protocol/errors.ts'
import { isTrue } from '../protocol/patch-rows.ts'

export const apiKeyImport = {
  async ImportApiKeys({ body, failOnWarnings = false }, context) {
    const { documents, limits } = context
    const [existing, plans] = await Promise.all([documents.list('apiKey'), documents.list('usagePlan')])
    const rows = readRows(new TextDecoder().decode(body))
    const warnings: string[] = []
    const keys = importedKeys(rows, existing.items, context, warnings)
    const writes = [...keys].flatMap(([key, { usagePlanIds }]) => [
      { op: 'put', kind: 'apiKey', id: key.id, entity: key } as const,
      ...usagePlanIds.flatMap((planId) => attachment(key, planId, plans.items, warnings)),
    ])
    if (failOnWarnings && warnings.length > 0) throw badRequest(warnings.join('\n'))
    const known = new Set(existing.items.map(({ id }) => id))
    if (known.size + [...keys.keys()].filter(({ id }) => !known.has(id)).length > limits.apiKeys) throw limitReached('API Keys')
    await documents.commit(writes)
    return { ids: [...keys.keys()].map(({ id }) => id), warnings }
  },
} satisfies Partial<Handlers>

/** A line of the file by the names of its columns, in lower case. Unknown columns are left alone. */
interface Row {
  readonly name: string
  readonly key: string
  readonly description: string | undefined
  readonly enabled: boolean
  readonly usagePlanIds: readonly string[]
}

function readRows(text: string): readonly Row[] {
  const [header = [], ...lines] = readCsv(text)
  const columns = new Map(header.map((name, at) => [name.trim().toLowerCase(), at]))
  if (!columns.has('name') || !columns.has('key')) throw badRequest('The API keys file must have the columns Name and Key.')
  return lines.map((line) => {
    const field = (column: string) => line[columns.get(column) ?? -1]?.trim()
    return {
      name: field('name') ?? '',
      key: field('key') ?? '',
      description: field('description'),
      enabled: field('enabled') ? isTrue(field('enabled')) : true,
      usagePlanIds: (field('usageplanids') ?? '').split(',').flatMap((id) => id.trim() || []),
    }
  })
}

/** The keys that the rows make, each with its row; a value that is there already keeps its key's id. The last of equal values wins. */
function importedKeys(rows: readonly Row[], existing: readonly ApiKey[], { now, preciseNow, newId }: Context, warnings: string[]): ReadonlyMap<ApiKey, Row> {
  const former = new Map(existing.map((key) => [key.value, key]))
  const imported = new Map<string, readonly [ApiKey, Row]>()
  for (const [index, row] of rows.entries()) {
    const fault = findFault(row)
    if (fault !== undefined) {
      warnings.push(`Line ${index + 2}: ${fault}`)
      continue
    }
    const base = imported.get(row.key)?.[0] ?? former.get(row.key) ?? { id: newId(10), createdDate: preciseNow(), stageKeys: [], tags: {} }
    const description = row.description ? { description: row.description } : {}
    imported.set(row.key, [{ ...base, name: row.name, value: row.key, enabled: row.enabled, ...description, lastUpdatedDate: now() }, row])
  }
  return new Map(imported.values())
}

function findFault({ name, key, description = '' }: Row): string | undefined {
  if (name === '') return 'API Key name cannot be empty'
  if (key === '') return 'API Key value should be at least 20 characters'
  return faultsOf(readApiKey({ name, value: key, description }, { hasStage: () => true, isValueTaken: () => false }))[0]?.text
}

function attachment({ id }: ApiKey, planId: string, plans: readonly Kinds['usagePlan'][], warnings: string[]): readonly Write[] {
  if (!plans.some((plan) => plan.id === planId)) {
    warnings.push(`Invalid Usage Plan ID specified: ${planId}`)
    return []
  }
  return [{ op: 'update', kind: 'usagePlan', id: planId, change: (plan) => (plan.keyIds.includes(id) ? plan : { ...plan, keyIds: [...plan.keyIds, id] }) }]
}
