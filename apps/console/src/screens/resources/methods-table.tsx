import type { Resource } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { Empty } from '../../components/faces/empty.tsx'
import { href } from '../../shell/address.ts'
import { columns, type MethodRow } from './columns.tsx'
import { DeleteMethod } from './delete-method.tsx'
import { verbsOf } from './resource-nodes.ts'

interface MethodsTableProperties {
  readonly restApiId: string
  readonly resource: Resource
  readonly createHref: string
}

export function MethodsTable({ restApiId, resource, createHref }: MethodsTableProperties) {
  const rows = verbsOf(resource).map((verb): MethodRow => ({
    verb,
    method: resource.resourceMethods?.[verb] ?? {},
    href: href('/apis/:restApiId/resources/:resourceId/:httpMethod', { restApiId, resourceId: resource.id ?? '', httpMethod: verb }),
  }))
  const [selected, setSelected] = useState<string>()
  const [deleting, setDeleting] = useState(false)
  const chosen = rows.find(({ verb }) => verb === selected)
  return (
    <>
      <Table
        items={rows}
        trackBy="verb"
        selectionType="single"
        selectedItems={chosen ? [chosen] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.verb)}
        ariaLabels={{ tableLabel: 'Methods', selectionGroupLabel: 'Select a method', itemSelectionLabel: (_data, { verb }) => `Select ${verb}` }}
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            actions={
              <div className="actions">
                <Button disabled={!chosen} onClick={() => setDeleting(true)}>
                  Delete
                </Button>
                <Button variant="primary" href={createHref}>
                  Create method
                </Button>
              </div>
            }
          >
            Methods
          </Header>
        }
        columnDefinitions={columns}
        empty={<Empty title="No methods" text="No methods defined." action={<Button href={createHref}>Create method</Button>} />}
      />
      {deleting && chosen && <DeleteMethod restApiId={restApiId} resource={resource} httpMethod={chosen.verb} onDismiss={() => setDeleting(false)} />}
    </>
  )
}
