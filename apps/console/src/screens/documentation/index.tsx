import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { editHref, type Part } from './columns.tsx'
import { DeletePart } from './delete-part.tsx'
import { help } from './help.tsx'
import { Publish } from './publish.tsx'
import { PartsTable } from './table.tsx'

/** What is written about the API, part by part. */
export default function DocumentationScreen() {
  const { restApiId = '' } = useParams()
  const parts = useQuery(wholeList('GetDocumentationParts', { restApiId }))
  const [selected, setSelected] = useState<Part>()
  const [open, setOpen] = useState<'delete' | 'publish'>()
  const close = () => setOpen(undefined)
  const chosen = parts.data?.find(({ id }) => id === selected?.id)
  const create = href('/apis/:restApiId/documentation/create', { restApiId })
  return (
    <Screen
      title="Documentation"
      help={help}
      actions={
        <>
          <Button disabled={!chosen} onClick={() => setOpen('delete')}>
            Delete
          </Button>
          <Button disabled={!chosen} {...(chosen ? { href: editHref(restApiId, chosen) } : {})}>
            Edit
          </Button>
          <Button href={href('/apis/:restApiId/documentation/import', { restApiId })}>Import documentation</Button>
          <Button onClick={() => setOpen('publish')}>Publish documentation</Button>
          <Button variant="primary" href={create}>
            Create documentation part
          </Button>
        </>
      }
    >
      <Loaded
        query={parts}
        isEmpty={(items) => items.length === 0}
        empty={
          <Container>
            <Empty
              title="No documentation parts"
              text="A part describes the API, a resource, a method, a parameter, a response or a model."
              action={<Button href={create}>Create documentation part</Button>}
            />
          </Container>
        }
      >
        {(items) => <PartsTable restApiId={restApiId} parts={items} selected={chosen} onSelect={setSelected} />}
      </Loaded>
      {open === 'delete' && chosen && <DeletePart restApiId={restApiId} part={chosen} onDismiss={close} />}
      {open === 'publish' && <Publish restApiId={restApiId} onDismiss={close} />}
    </Screen>
  )
}
