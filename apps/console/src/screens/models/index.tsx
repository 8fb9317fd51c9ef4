import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { DeleteModel } from '../../components/deleting/delete-model.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import type { Model } from './columns.tsx'
import { help } from '../../components/model/help.tsx'
import { ModelsTable } from './table.tsx'

/** All models of the API. */
export default function ModelsScreen() {
  const { restApiId = '' } = useParams()
  const models = useQuery(wholeList('GetModels', { restApiId }))
  const [selected, setSelected] = useState<Model>()
  const [deleting, setDeleting] = useState(false)
  const close = () => setDeleting(false)
  const chosen = models.data?.find(({ name }) => name === selected?.name)
  const create = href('/apis/:restApiId/models/create', { restApiId })
  return (
    <Screen
      title="Models"
      help={help}
      actions={
        <>
          <Button disabled={!chosen} onClick={() => setDeleting(true)}>
            Delete
          </Button>
          <Button
            disabled={!chosen}
            {...(chosen ? { href: href('/apis/:restApiId/models/:modelName/edit', { restApiId, modelName: chosen.name ?? '' }) } : {})}
          >
            Edit
          </Button>
          <Button variant="primary" href={create}>
            Create model
          </Button>
        </>
      }
    >
      <Loaded
        query={models}
        isEmpty={(items) => items.length === 0}
        empty={
          <Container>
            <Empty
              title="No models"
              text="A model describes what a body looks like. Methods, validators and templates can use it."
              action={<Button href={create}>Create model</Button>}
            />
          </Container>
        }
      >
        {(items) => <ModelsTable restApiId={restApiId} models={items} selected={chosen} onSelect={setSelected} />}
      </Loaded>
      {deleting && chosen && <DeleteModel restApiId={restApiId} modelName={chosen.name ?? ''} onDeleted={close} onDismiss={close} />}
    </Screen>
  )
}
