import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { help } from '../../components/authorizer/help.tsx'
import { DeleteAuthorizer } from '../../components/deleting/delete-authorizer.tsx'
import { ListPage } from '../../components/list/list-page.tsx'
import { href } from '../../shell/address.ts'
import { columns } from './columns.tsx'

/** Who decides about calls. */
export default function AuthorizersScreen() {
  const { restApiId = '' } = useParams()
  return (
    <ListPage
      title="Authorizers"
      one="an authorizer"
      help={help}
      query={useQuery(wholeList('GetAuthorizers', { restApiId }))}
      columns={useMemo(() => columns(restApiId), [restApiId])}
      idOf={({ id = '' }) => id}
      nameOf={({ name = '' }) => name}
      placeholder="Find authorizers"
      create={{ text: 'Create authorizer', href: href('/apis/:restApiId/authorizers/create', { restApiId }) }}
      editHref={({ id = '' }) => href('/apis/:restApiId/authorizers/:authorizerId/edit', { restApiId, authorizerId: id })}
      empty="An authorizer is a Lambda function or a Cognito user pool that decides who may call a method."
      renderDeletion={({ id = '', name = '' }, close) => (
        <DeleteAuthorizer restApiId={restApiId} authorizerId={id} name={name} onDeleted={close} onDismiss={close} />
      )}
    />
  )
}
