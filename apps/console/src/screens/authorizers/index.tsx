import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import Table from '@cloudscape-design/components/table'
import { wholeList } from '../../client/query.ts'
import { DeleteAuthorizer } from '../../components/deleting/delete-authorizer.tsx'
import { help } from '../../components/authorizer/help.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { type Authorizer, columns } from './columns.tsx'

/** Who decides about calls. */
export default function AuthorizersScreen() {
  const { restApiId = '' } = useParams()
  const authorizers = useQuery(wholeList('GetAuthorizers', { restApiId }))
  const [selected, setSelected] = useState<Authorizer>()
  const [deleting, setDeleting] = useState(false)
  const close = () => setDeleting(false)
  const chosen = authorizers.data?.find(({ id }) => id === selected?.id)
  const create = href('/apis/:restApiId/authorizers/create', { restApiId })
  return (
    <Screen
      title="Authorizers"
      help={help}
      actions={
        <>
          <Button disabled={!chosen} onClick={() => setDeleting(true)}>
            Delete
          </Button>
          <Button
            disabled={!chosen}
            {...(chosen ? { href: href('/apis/:restApiId/authorizers/:authorizerId/edit', { restApiId, authorizerId: chosen.id ?? '' }) } : {})}
          >
            Edit
          </Button>
          <Button variant="primary" href={create}>
            Create authorizer
          </Button>
        </>
      }
    >
      <Loaded
        query={authorizers}
        isEmpty={(items) => items.length === 0}
        empty={
          <Container>
            <Empty
              title="No authorizers"
              text="An authorizer is a Lambda function or a Cognito user pool that decides who may call a method."
              action={<Button href={create}>Create authorizer</Button>}
            />
          </Container>
        }
      >
        {(items) => (
          // AWS allows ten authorizers for an API: nothing to search or to page.
          <Table
            header={<Header counter={`(${items.length})`}>Authorizers</Header>}
            items={items}
            columnDefinitions={columns(restApiId)}
            trackBy="id"
            selectionType="single"
            selectedItems={chosen ? [chosen] : []}
            onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0])}
            ariaLabels={{ tableLabel: 'Authorizers', selectionGroupLabel: 'Select an authorizer', itemSelectionLabel: (_data, { name }) => `Select ${name}` }}
          />
        )}
      </Loaded>
      {deleting && chosen && (
        <DeleteAuthorizer restApiId={restApiId} authorizerId={chosen.id ?? ''} name={chosen.name ?? ''} onDeleted={close} onDismiss={close} />
      )}
    </Screen>
  )
}
