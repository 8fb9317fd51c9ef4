import type { Resource } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { Empty } from '../../components/faces/empty.tsx'
import { ChoiceTable } from '../../components/list/choice-table.tsx'
import { verbsOf } from '../../components/method/verb-order.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { columns, type MethodRow } from './columns.tsx'
import { DeleteMethod } from './delete-method.tsx'

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
      <ChoiceTable
        title="Methods"
        one="a method"
        level="h2"
        items={rows}
        idOf={({ verb }) => verb}
        nameOf={({ verb }) => verb}
        chosen={chosen}
        onChoose={setSelected}
        actions={
          <>
            <WriteButton disabled={!chosen} onClick={() => setDeleting(true)}>
              Delete
            </WriteButton>
            <WriteButton variant="primary" href={createHref}>
              Create method
            </WriteButton>
          </>
        }
        columnDefinitions={columns}
        empty={<Empty title="No methods" text="No methods defined." action={<WriteButton href={createHref}>Create method</WriteButton>} />}
      />
      {deleting && chosen && <DeleteMethod restApiId={restApiId} resource={resource} httpMethod={chosen.verb} onDismiss={() => setDeleting(false)} />}
    </>
  )
}
