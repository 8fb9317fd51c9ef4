import type { Authorizer } from '@aws-sdk/client-api-gateway'
import { type CacheKeyValue, type StageCacheEntry, visible } from '@fourbox/domain'
import type { ListColumn } from '../../components/list/list-column.ts'
import { byteCount } from '../../components/reading/byte-count.ts'
import { lengthOfTime } from '../../components/reading/length-of-time.ts'
import { href } from '../../shell/address.ts'

/** What a table says of every entry, behind what it is kept of. */
export const entryColumns: readonly ListColumn<StageCacheEntry>[] = [
  { id: 'key', header: 'Key', text: keyText, cell: (entry) => visible(keyText(entry).replaceAll('method.request.', '')) },
  { id: 'age', header: 'Age', short: true, text: ({ ageInSeconds }) => lengthOfTime(ageInSeconds), order: ({ ageInSeconds }) => ageInSeconds },
  {
    id: 'left',
    header: 'Time left',
    short: true,
    text: ({ timeLeftInSeconds }) => lengthOfTime(timeLeftInSeconds),
    order: ({ timeLeftInSeconds }) => timeLeftInSeconds,
  },
  { id: 'size', header: 'Size', short: true, text: sizeText, order: ({ sizeInBytes, workers }) => sizeInBytes * workers },
]

/** An answer is kept of a method. */
export const methodColumn: ListColumn<StageCacheEntry> = { id: 'name', header: 'Method', text: ({ name }) => name }

/** A verdict is kept by its authorizer's id; one that the draft has no more is shown by that. */
export function authorizerColumn(restApiId: string, authorizers: readonly Authorizer[]): ListColumn<StageCacheEntry> {
  return {
    id: 'name',
    header: 'Authorizer',
    text: ({ name: authorizerId }) => authorizers.find(({ id }) => id === authorizerId)?.name ?? authorizerId,
    href: ({ name: authorizerId }) => href('/apis/:restApiId/authorizers/:authorizerId', { restApiId, authorizerId }),
  }
}

/** The values by which an entry is found, as one line: secrets come starred. */
function keyText({ key }: StageCacheEntry): string {
  return key.length === 0 ? '–' : key.map(partText).join(', ')
}

function partText({ name, value }: CacheKeyValue): string {
  if (value === undefined) return `${name}: none`
  return `${name}: ${value === '' ? '""' : value}`
}

/** Each worker process that keeps an entry has a copy of its own. */
function sizeText({ sizeInBytes, workers }: StageCacheEntry): string {
  return workers === 1 ? byteCount(sizeInBytes) : `${workers} × ${byteCount(sizeInBytes)}`
}

/** What an entry is called where it is chosen: `GET /pets (method.request.querystring.q: dog)`. */
export function entryName(entry: StageCacheEntry, { text }: ListColumn<StageCacheEntry>): string {
  return entry.key.length === 0 ? text(entry) : `${text(entry)} (${keyText(entry)})`
}
