import { visible } from '@fourbox/domain'
import type { ApiKey } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { type Item, query, wholeList } from '../../client/query.ts'
import { KeyValue } from '../../components/api-key/key-value.tsx'
import { DeleteApiKey } from '../../components/deleting/delete-api-key.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { Copyable } from '../../components/reading/copyable.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
import { activeText } from '../../components/stage/setting-texts.ts'
import { TagsTable } from '../../components/tags/tags-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { help } from '../api-keys/help.tsx'
import { AddToPlan } from './add-to-plan.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** One key: what it is, and the plans that let it in. */
export default function ApiKeyScreen() {
  const { apiKeyId = '' } = useParams()
  const navigate = useNavigate()
  const key = useQuery(query('GetApiKey', { apiKey: apiKeyId }))
  const name = key.data?.name ?? apiKeyId
  const [deleting, setDeleting] = useState(false)
  return (
    <Screen
      title={key.data ? name : 'API key'}
      help={help}
      actions={
        <>
          <WriteButton disabled={!key.data} onClick={() => setDeleting(true)}>
            Delete
          </WriteButton>
          <WriteButton href={href('/api-keys/:apiKeyId/edit', { apiKeyId })}>Edit</WriteButton>
        </>
      }
    >
      <Loaded query={key}>{(loaded) => <Details apiKey={loaded} />}</Loaded>
      {deleting && <DeleteApiKey apiKey={apiKeyId} name={name} onDeleted={() => navigate('/api-keys')} onDismiss={() => setDeleting(false)} />}
    </Screen>
  )
}

function Details({ apiKey }: { readonly apiKey: ApiKey }) {
  const { id = '', name = id, description, enabled, createdDate, lastUpdatedDate, tags } = apiKey
  const plans = useQuery(wholeList('GetUsagePlans', { keyId: id }))
  const [adding, setAdding] = useState(false)
  const add = <WriteButton onClick={() => setAdding(true)}>Add to usage plan</WriteButton>
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">API key details</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'API key', value: <KeyValue apiKey={id} name={name} /> },
            { label: 'ID', value: <Copyable text={id} what="API key ID" /> },
            { label: 'Status', value: activeText(enabled) },
            { label: 'Description', value: description ?? '–' },
            { label: 'Created', value: dateTime(createdDate) },
            { label: 'Last updated', value: dateTime(lastUpdatedDate) },
          ]}
        />
      </Container>
      <Table
        wrapLines
        ariaLabels={{ tableLabel: 'Associated usage plans' }}
        header={
          <Header variant="h2" counter={plans.data && `(${plans.data.length})`} actions={add}>
            Associated usage plans
          </Header>
        }
        items={plans.data ?? []}
        loading={plans.isPending}
        loadingText="Loading"
        trackBy="id"
        empty={<Empty title="No usage plans" text="A method that requires a key refuses one without a usage plan of its stage: 403 Forbidden." action={add} />}
        columnDefinitions={planColumns}
      />
      <Container>
        <TagsTable tags={tags} />
      </Container>
      {adding && <AddToPlan keyId={id} name={name} held={(plans.data ?? []).map((plan) => plan.id ?? '')} onDismiss={() => setAdding(false)} />}
    </SpaceBetween>
  )
}

const planColumns = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ id = '', name }: Item<'GetUsagePlans'>) => <Link href={href('/usage-plans/:usagePlanId', { usagePlanId: id })}>{visible(name ?? '')}</Link>,
  },
  { id: 'id', header: 'ID', cell: ({ id }: Item<'GetUsagePlans'>) => id },
  {
    id: 'stages',
    header: 'Stages',
    cell: ({ apiStages = [] }: Item<'GetUsagePlans'>) => apiStages.map(({ apiId, stage }) => `${apiId}:${stage}`).join(', ') || '–',
  },
]
