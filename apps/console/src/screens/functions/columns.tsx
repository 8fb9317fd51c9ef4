import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import Link from '@cloudscape-design/components/link'
import { type FunctionFacts, type FunctionUse, visible } from '@fourbox/domain'
import { runtimeLabel } from '../../components/function/runtimes.ts'
import type { ListColumn } from '../../components/list/list-column.ts'
import { dateTime } from '../../components/reading/date-time.ts'
import { href } from '../../shell/address.ts'

/** A function with what the list says of it beyond AWS: how it is doing, and which APIs call it. */
export interface ListedFunction extends FunctionConfiguration {
  readonly facts: FunctionFacts | undefined
}

export const columns: readonly ListColumn<ListedFunction>[] = [
  {
    id: 'name',
    header: 'Function name',
    text: ({ FunctionName = '' }) => FunctionName,
    href: ({ FunctionName = '' }) => href('/functions/:functionName', { functionName: FunctionName }),
  },
  { id: 'description', header: 'Description', text: ({ Description = '' }) => (Description === '' ? '–' : Description) },
  { id: 'runtime', header: 'Runtime', short: true, text: ({ Runtime = '' }) => runtimeLabel(Runtime) },
  { id: 'state', header: 'State', short: true, text: ({ facts }) => facts?.state ?? '–' },
  {
    id: 'used-by',
    header: 'Used by',
    text: ({ facts }) =>
      callers(facts)
        .map(({ apiName }) => apiName)
        .join(', ') || '–',
    cell: ({ facts }) =>
      callers(facts).length === 0
        ? '–'
        : callers(facts).map(({ restApiId, apiName }, index) => (
            <span key={restApiId}>
              {index > 0 && ', '}
              <Link href={href('/apis/:restApiId/resources', { restApiId })}>{visible(apiName)}</Link>
            </span>
          )),
  },
  { id: 'size', header: 'Code size', short: true, text: ({ CodeSize = 0 }) => sizeText(CodeSize), order: ({ CodeSize = 0 }) => CodeSize },
  {
    id: 'modified',
    header: 'Last modified',
    short: true,
    text: ({ LastModified }) => dateTime(LastModified === undefined ? undefined : new Date(LastModified)),
    order: ({ LastModified = '' }) => Date.parse(LastModified) || 0,
  },
]

/** Each API once, however many of its methods call the function. */
function callers(facts: FunctionFacts | undefined): readonly FunctionUse[] {
  return [...new Map((facts?.uses ?? []).map((use) => [use.restApiId, use])).values()]
}

/** Of a folder there is no zip, and so no size. */
function sizeText(bytes: number): string {
  if (bytes === 0) return 'Folder'
  return bytes < 1024 * 1024 ? `${Math.max(bytes / 1024, 0.1).toFixed(1)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
