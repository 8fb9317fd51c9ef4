import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query, wholeList } from '../../client/query.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { download } from '../../components/reading/download.ts'
import { UsageBars } from './usage-bars.tsx'
import { usageByKey, usageCsv, utcDay } from './usage-days.ts'

/** AWS keeps 90 days. */
const ranges = [
  { value: '7', label: 'Last 7 days' },
  { value: '14', label: 'Last 14 days' },
  { value: '30', label: 'Last 30 days' },
  { value: '90', label: 'Last 90 days' },
] as const

/** What the keys of a plan have used, by day: to be seen, and to be kept as a file. */
export function UsageTab({ plan }: { readonly plan: UsagePlan }) {
  const { id: usagePlanId = '', name = '' } = plan
  const [range, setRange] = useState<(typeof ranges)[number]>(ranges[1])
  const startDate = utcDay(Number(range.value) - 1)
  const endDate = utcDay(0)
  const keys = useQuery(wholeList('GetUsagePlanKeys', { usagePlanId }))
  const answer = useQuery(query('GetUsage', { usagePlanId, startDate, endDate, limit: 500 }))
  const nameOf = (keyId: string) => keys.data?.find(({ id }) => id === keyId)?.name ?? keyId
  return (
    <SpaceBetween size="m">
      <FormField label="Days" description="In UTC, up to today.">
        <Select
          options={ranges}
          selectedOption={range}
          onChange={({ detail }) => setRange(ranges.find(({ value }) => value === detail.selectedOption.value) ?? ranges[1])}
        />
      </FormField>
      <Loaded query={answer}>
        {({ items }) => {
          const usage = usageByKey(items, startDate)
          const rows = usage.flatMap(({ keyId, days }) => days.filter(({ used }) => used > 0).map((day) => ({ keyId, ...day })))
          return (
            <SpaceBetween size="m">
              <UsageBars usage={usage} />
              <Table
                variant="embedded"
                header={
                  <Header
                    variant="h3"
                    actions={
                      <div className="actions">
                        <Button onClick={() => download(JSON.stringify(items ?? {}, null, 2), `${name}-usage.json`)}>Export JSON</Button>
                        <Button onClick={() => download(usageCsv(usage, nameOf), `${name}-usage.csv`)}>Export CSV</Button>
                      </div>
                    }
                  >
                    Usage
                  </Header>
                }
                ariaLabels={{ tableLabel: 'Usage' }}
                items={rows.toSorted((one, other) => other.day.localeCompare(one.day))}
                trackBy={({ keyId, day }) => `${keyId} ${day}`}
                empty={<Empty title="No usage" text="No key of the plan was used on these days. Days are in UTC; the count starts with the first call." />}
                columnDefinitions={[
                  { id: 'day', header: 'Day', isRowHeader: true, cell: ({ day }) => day },
                  { id: 'key', header: 'API key', cell: ({ keyId }) => nameOf(keyId) },
                  { id: 'used', header: 'Requests', cell: ({ used }) => used },
                  { id: 'remaining', header: 'Remaining then', cell: ({ remaining }) => (plan.quota ? remaining : '–') },
                ]}
              />
            </SpaceBetween>
          )
        }}
      </Loaded>
    </SpaceBetween>
  )
}
