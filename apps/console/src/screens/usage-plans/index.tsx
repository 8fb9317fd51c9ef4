import { useQuery } from '@tanstack/react-query'
import { type Item, wholeList } from '../../client/query.ts'
import { DeleteUsagePlan } from '../../components/deleting/delete-usage-plan.tsx'
import type { ListColumn } from '../../components/list/list-column.ts'
import { ListPage } from '../../components/list/list-page.tsx'
import { burstText, quotaText, rateText } from '../../components/usage-plan/periods.ts'
import { href } from '../../shell/address.ts'
import { help } from './help.tsx'

export default function UsagePlansScreen() {
  return (
    <ListPage
      title="Usage plans"
      one="a usage plan"
      help={help}
      query={useQuery(wholeList('GetUsagePlans', {}))}
      columns={columns}
      idOf={({ id = '' }) => id}
      nameOf={({ name = '' }) => name}
      placeholder="Find usage plans"
      create={{ text: 'Create usage plan', href: href('/usage-plans/create') }}
      editHref={({ id = '' }) => href('/usage-plans/:usagePlanId/edit', { usagePlanId: id })}
      empty="A usage plan says which stages its API keys may call, how fast and how often."
      renderDeletion={(plan, close) => <DeleteUsagePlan plan={plan} onDeleted={close} onDismiss={close} />}
    />
  )
}

const columns: readonly ListColumn<Item<'GetUsagePlans'>>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ name = '' }) => name,
    href: ({ id = '' }) => href('/usage-plans/:usagePlanId', { usagePlanId: id }),
  },
  { id: 'id', header: 'ID', short: true, text: ({ id = '' }) => id },
  { id: 'description', header: 'Description', text: ({ description = '–' }) => description },
  { id: 'rate', header: 'Rate', text: rateText, order: ({ throttle }) => throttle?.rateLimit ?? Infinity },
  { id: 'burst', header: 'Burst', text: burstText, order: ({ throttle }) => throttle?.burstLimit ?? Infinity },
  { id: 'quota', header: 'Quota', text: quotaText, order: ({ quota }) => quota?.limit ?? Infinity },
]
