import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { DeleteModel } from '../../components/deleting/delete-model.tsx'
import { ListPage } from '../../components/list/list-page.tsx'
import { help } from '../../components/model/help.tsx'
import { href } from '../../shell/address.ts'
import { columns } from './columns.tsx'

/** All models of the API. */
export default function ModelsScreen() {
  const { restApiId = '' } = useParams()
  return (
    <ListPage
      title="Models"
      one="a model"
      help={help}
      query={useQuery(wholeList('GetModels', { restApiId }))}
      columns={useMemo(() => columns(restApiId), [restApiId])}
      idOf={({ name = '' }) => name}
      nameOf={({ name = '' }) => name}
      placeholder="Find models"
      create={{ text: 'Create model', href: href('/apis/:restApiId/models/create', { restApiId }) }}
      editHref={({ name = '' }) => href('/apis/:restApiId/models/:modelName/edit', { restApiId, modelName: name })}
      empty="A model describes what a body looks like. Methods, validators and templates can use it."
      renderDeletion={({ name = '' }, close) => <DeleteModel restApiId={restApiId} modelName={name} onDeleted={close} onDismiss={close} />}
    />
  )
}
