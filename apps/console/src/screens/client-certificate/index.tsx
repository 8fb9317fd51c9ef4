import type { ClientCertificate } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { visible } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { DeleteClientCertificate } from '../../components/deleting/delete-client-certificate.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { Copyable } from '../../components/reading/copyable.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
import { PlainText } from '../../components/reading/plain-text.tsx'
import { TagsTable } from '../../components/tags/tags-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { help } from '../client-certificates/help.tsx'
import { EditDescription } from './edit-description.tsx'
import { useStagesOf } from './stages-of.ts'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** One certificate: its text for the back end, and the stages that show it. */
export default function ClientCertificateScreen() {
  const { clientCertificateId = '' } = useParams()
  const navigate = useNavigate()
  const certificate = useQuery(query('GetClientCertificate', { clientCertificateId }))
  const [asking, setAsking] = useState<'delete' | 'edit'>()
  const close = () => setAsking(undefined)
  return (
    <Screen
      title="Client certificate"
      name={`Client certificate ${clientCertificateId}`}
      help={help}
      actions={
        <>
          <WriteButton disabled={!certificate.data} onClick={() => setAsking('delete')}>
            Delete
          </WriteButton>
          <WriteButton disabled={!certificate.data} onClick={() => setAsking('edit')}>
            Edit
          </WriteButton>
        </>
      }
    >
      <Loaded query={certificate}>{(loaded) => <Details certificate={loaded} />}</Loaded>
      {asking === 'delete' && (
        <DeleteClientCertificate clientCertificateId={clientCertificateId} onDeleted={() => navigate('/client-certificates')} onDismiss={close} />
      )}
      {asking === 'edit' && certificate.data && <EditDescription certificate={certificate.data} onDismiss={close} />}
    </Screen>
  )
}

function Details({ certificate }: { readonly certificate: ClientCertificate }) {
  const { clientCertificateId = '', description, createdDate, expirationDate, pemEncodedCertificate = '', tags } = certificate
  const uses = useStagesOf(clientCertificateId)
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Certificate details</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'ID', value: <Copyable text={clientCertificateId} what="certificate ID" /> },
            { label: 'Description', value: description ?? '–' },
            { label: 'Created', value: dateTime(createdDate) },
            { label: 'Expires', value: dateTime(expirationDate) },
            {
              label: 'Used by',
              value:
                uses.length === 0 ? (
                  'No stage'
                ) : (
                  <SpaceBetween size="xxs">
                    {uses.map(({ restApiId, apiName, stageName }) => (
                      <Link key={`${restApiId} ${stageName}`} href={href('/apis/:restApiId/stages/:stageName', { restApiId, stageName })}>
                        {visible(apiName)} · {stageName}
                      </Link>
                    ))}
                  </SpaceBetween>
                ),
            },
          ]}
        />
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <CopyToClipboard copyButtonText="Copy PEM" textToCopy={pemEncodedCertificate} copySuccessText="Copied" copyErrorText="Could not be copied" />
            }
          >
            PEM-encoded certificate
          </Header>
        }
      >
        <PlainText label="PEM-encoded certificate" text={pemEncodedCertificate} />
      </Container>
      <Container>
        <TagsTable tags={tags} />
      </Container>
    </SpaceBetween>
  )
}
