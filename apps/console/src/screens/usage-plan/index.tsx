import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { query } from '../../client/query.ts'
import { DeleteUsagePlan } from '../../components/deleting/delete-usage-plan.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { Copyable } from '../../components/reading/copyable.tsx'
import { burstText, quotaText, rateText } from '../../components/usage-plan/periods.ts'
import { TagsTable } from '../../components/tags/tags-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { help } from '../usage-plans/help.tsx'
import { Chain } from './chain.tsx'
import { KeysTab } from './keys-tab.tsx'
import { StagesTab } from './stages-tab.tsx'
import { UsageTab } from './usage-tab.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** One plan: what it allows, whom, where, and what was used of it. */
export default function UsagePlanScreen() {
  const { usagePlanId = '' } = useParams()
  const navigate = useNavigate()
  const plan = useQuery(query('GetUsagePlan', { usagePlanId }))
  const [deleting, setDeleting] = useState(false)
  return (
    <Screen
      title={plan.data?.name ?? 'Usage plan'}
      help={help}
      actions={
        <>
          <WriteButton disabled={!plan.data} onClick={() => setDeleting(true)}>
            Delete
          </WriteButton>
          <WriteButton href={href('/usage-plans/:usagePlanId/edit', { usagePlanId })}>Edit</WriteButton>
        </>
      }
    >
      <Loaded query={plan}>
        {(loaded) => (
          <SpaceBetween size="l">
            <Details plan={loaded} />
            <PlanTabs plan={loaded} />
            <Chain plan={loaded} />
          </SpaceBetween>
        )}
      </Loaded>
      {deleting && plan.data && <DeleteUsagePlan plan={plan.data} onDeleted={() => navigate('/usage-plans')} onDismiss={() => setDeleting(false)} />}
    </Screen>
  )
}

function Details({ plan }: { readonly plan: UsagePlan }) {
  const { id = '', description } = plan
  return (
    <Container header={<Header variant="h2">Usage plan details</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'ID', value: <Copyable text={id} what="usage plan ID" /> },
          { label: 'Rate', value: rateText(plan) },
          { label: 'Burst', value: burstText(plan) },
          { label: 'Quota', value: quotaText(plan) },
          { label: 'Description', value: description ?? '–' },
        ]}
      />
    </Container>
  )
}

function PlanTabs({ plan }: { readonly plan: UsagePlan }) {
  const [address, setAddress] = useSearchParams()
  return (
    <Tabs
      variant="container"
      ariaLabel="Usage plan"
      activeTabId={address.get('tab') ?? 'stages'}
      onChange={({ detail }) => setAddress({ tab: detail.activeTabId }, { replace: true, preventScrollReset: true })}
      tabs={[
        { id: 'stages', label: `Associated stages (${plan.apiStages?.length ?? 0})`, content: <StagesTab plan={plan} /> },
        { id: 'keys', label: 'Associated API keys', content: <KeysTab plan={plan} /> },
        { id: 'usage', label: 'Usage', content: <UsageTab plan={plan} /> },
        {
          id: 'tags',
          label: `Tags (${Object.keys(plan.tags ?? {}).length})`,
          content: <TagsTable tags={plan.tags} />,
        },
      ]}
    />
  )
}
