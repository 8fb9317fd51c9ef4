import type { Authorizer } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { functionOf } from '../../components/authorizer/authorizer-draft.ts'
import { authorizerTypeName, cachingText } from '../../components/authorizer/authorizer-labels.ts'
import { DeleteAuthorizer } from '../../components/deleting/delete-authorizer.tsx'
import { help } from '../../components/authorizer/help.tsx'
import { Copyable } from '../../components/reading/copyable.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { TestAuthorizer } from './test-authorizer.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** One authorizer: what it is, and a try of it. */
export default function AuthorizerScreen() {
  const { restApiId = '', authorizerId = '' } = useParams()
  const navigate = useNavigate()
  const authorizer = useQuery(query('GetAuthorizer', { restApiId, authorizerId }))
  const [deleting, setDeleting] = useState(false)
  return (
    <Screen
      title={authorizer.data?.name ?? 'Authorizer'}
      help={help}
      actions={
        <>
          <WriteButton disabled={!authorizer.data} onClick={() => setDeleting(true)}>
            Delete
          </WriteButton>
          <WriteButton href={href('/apis/:restApiId/authorizers/:authorizerId/edit', { restApiId, authorizerId })}>Edit</WriteButton>
        </>
      }
    >
      <Loaded query={authorizer}>
        {(loaded) => (
          <SpaceBetween size="l">
            <Details authorizer={loaded} />
            <TestAuthorizer key={loaded.identitySource} restApiId={restApiId} authorizer={loaded} />
          </SpaceBetween>
        )}
      </Loaded>
      {deleting && (
        <DeleteAuthorizer
          restApiId={restApiId}
          authorizerId={authorizerId}
          name={authorizer.data?.name ?? ''}
          onDismiss={() => setDeleting(false)}
          onDeleted={() => navigate(`/apis/${restApiId}/authorizers`)}
        />
      )}
    </Screen>
  )
}

function Details({ authorizer }: { readonly authorizer: Authorizer }) {
  const { id = '', type, authorizerUri, authorizerCredentials, identitySource, identityValidationExpression, providerARNs = [] } = authorizer
  const isCognito = type === 'COGNITO_USER_POOLS'
  return (
    <Container header={<Header variant="h2">Authorizer details</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Authorizer ID', value: <Copyable text={id} what="authorizer ID" /> },
          { label: 'Authorizer type', value: authorizerTypeName(authorizer) },
          { label: 'Authorization caching', value: cachingText(authorizer) },
          { label: type === 'REQUEST' ? 'Identity sources' : 'Token source', value: identitySource ?? '–' },
          ...(type === 'REQUEST' ? [] : [{ label: 'Token validation', value: identityValidationExpression ?? '–' }]),
          ...(isCognito
            ? [{ label: 'Cognito user pools', value: providerARNs.join(', ') }]
            : [
                { label: 'Lambda function', value: functionOf(authorizerUri) },
                { label: 'Lambda invoke role', value: authorizerCredentials ?? '–' },
              ]),
        ]}
      />
    </Container>
  )
}
