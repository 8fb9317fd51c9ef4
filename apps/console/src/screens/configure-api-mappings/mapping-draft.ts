import type { DomainName } from '@aws-sdk/client-api-gateway'
import type { ApiMapping } from '@aws-sdk/client-apigatewayv2'
import { type BasePathMappingHead, emptyBasePath, type Fault, faultsOf, readApiMapping } from '@fourbox/domain'
import { call } from '../../client/aws.ts'
import { callRouting } from '../../client/routing.ts'
import type { DomainAddress } from '../../components/domain-name/domain-address.ts'
import { draftOfDomain } from '../../components/domain-name/domain-draft.ts'
import type { Found } from '../../components/form/faults.ts'
import { settings } from '../../settings.ts'

export interface MappingRow {
  /** Absent for a row that is not stored yet. */
  readonly id?: string
  readonly apiId: string
  readonly stage: string
  readonly path: string
}

export interface MappingsDraft {
  readonly rows: readonly MappingRow[]
}

export function rowsOf(mappings: readonly ApiMapping[]): readonly MappingRow[] {
  return mappings.map(({ ApiMappingId: id = '', ApiId: apiId = '', Stage: stage = '', ApiMappingKey: path = '' }) => ({ id, apiId, stage, path }))
}

/** What the reader of domain says of each row beside all others; the first generation's own mappings may do without a stage. */
export function checkMappings(domain: DomainName, { rows }: MappingsDraft, stored: readonly MappingRow[]): Found {
  const { endpointType, isPrivate, securityPolicy, routingMode, ipAddressType } = draftOfDomain(domain)
  const faults = rows.flatMap((row, index): readonly Fault[] => {
    if (isStored(row, stored)) return []
    const outcome = readApiMapping(
      { apiMappingKey: row.path, apiId: row.apiId, stage: row.stage },
      {
        domain: { routingMode, securityPolicy, endpointConfiguration: { types: [isPrivate ? 'PRIVATE' : endpointType], ipAddressType } },
        others: rows.filter((other) => other !== row).map(mappingOf),
        isNew: row.id === undefined,
        multiLevelApiMappings: settings.limits.multiLevelApiMappingsPerDomain,
        hasApi: (apiId) => apiId !== '',
        hasStage: (_apiId, stage) => stage !== '' || isPrivate,
      },
    )
    return faultsOf(outcome).map(({ field, text }) => ({ field: 'apiMappings', text: `Mapping ${index + 1}: ${ours.get(field + text) ?? text}` }))
  })
  return { faults, warnings: [] }
}

/** What a row without a choice is told, which no call of AWS's can be. */
const ours: ReadonlyMap<string, string> = new Map([
  ['apiIdInvalid API identifier specified', 'Choose an API.'],
  ['stageInvalid stage identifier specified', 'Choose a stage.'],
])

function mappingOf({ path, apiId, stage }: MappingRow): BasePathMappingHead {
  return { basePath: path || emptyBasePath, restApiId: apiId, stage }
}

function isStored(row: MappingRow, stored: readonly MappingRow[]): boolean {
  return stored.some(({ id, apiId, stage, path }) => id === row.id && apiId === row.apiId && stage === row.stage && path === row.path)
}

/** A call for each row that has changed: those that go first, so that their paths are free for the others. */
export async function saveMappings(address: DomainAddress, stored: readonly MappingRow[], rows: readonly MappingRow[]): Promise<void> {
  for (const row of stored) if (!rows.some(({ id }) => id === row.id)) await remove(address, row)
  for (const row of rows) {
    if (isStored(row, stored)) continue
    if (row.id === undefined) await create(address, row)
    else await update(address, row, stored)
  }
}

async function remove({ domainName, domainNameId }: DomainAddress, { id = '' }: MappingRow): Promise<void> {
  if (domainNameId === undefined) await callRouting('DeleteApiMapping', { DomainName: domainName, ApiMappingId: id })
  else await call('DeleteBasePathMapping', { domainName, domainNameId, basePath: id })
}

async function create({ domainName, domainNameId }: DomainAddress, { apiId, stage, path }: MappingRow): Promise<void> {
  if (domainNameId === undefined) await callRouting('CreateApiMapping', { DomainName: domainName, ApiId: apiId, Stage: stage, ApiMappingKey: path })
  else await call('CreateBasePathMapping', { domainName, domainNameId, basePath: path, restApiId: apiId, ...(stage !== '' && { stage }) })
}

async function update({ domainName, domainNameId }: DomainAddress, { id = '', apiId, stage, path }: MappingRow, stored: readonly MappingRow[]): Promise<void> {
  if (domainNameId === undefined) {
    await callRouting('UpdateApiMapping', { DomainName: domainName, ApiMappingId: id, ApiId: apiId, Stage: stage, ApiMappingKey: path })
    return
  }
  const former = stored.find((row) => row.id === id)
  const changes = [
    { path: '/restapiId', before: former?.apiId, value: apiId },
    { path: '/stage', before: former?.stage, value: stage },
    { path: '/basePath', before: former?.path, value: path },
  ]
  const patchOperations = changes
    .filter(({ before, value }) => before !== value)
    .map((change) => ({ op: 'replace' as const, path: change.path, value: change.value }))
  await call('UpdateBasePathMapping', { domainName, domainNameId, basePath: id, patchOperations })
}
