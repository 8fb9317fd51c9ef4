import { visible } from '@fourbox/domain'
import type { VpcLink } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { DeleteVpcLink } from '../../components/deleting/delete-vpc-link.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { Copyable } from '../../components/reading/copyable.tsx'
import { TagsTable } from '../../components/tags/tags-table.tsx'
import { statusText } from '../../components/reading/status-text.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { help } from '../vpc-links/help.tsx'
import { useMethodsThrough } from './methods-through.ts'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** One link: where it leads, and the methods that go through it. */
export default function VpcLinkScreen() {
  const { vpcLinkId = '' } = useParams()
  const navigate = useNavigate()
  const link = useQuery(query('GetVpcLink', { vpcLinkId }))
  const [deleting, setDeleting] = useState(false)
  return (
    <Screen
      title={link.data?.name ?? 'VPC link'}
      help={help}
      actions={
        <>
          <WriteButton disabled={!link.data} onClick={() => setDeleting(true)}>
            Delete
          </WriteButton>
          <WriteButton href={href('/vpc-links/:vpcLinkId/edit', { vpcLinkId })}>Edit</WriteButton>
        </>
      }
    >
      <Loaded query={link}>{(loaded) => <Details link={loaded} />}</Loaded>
      {deleting && (
        <DeleteVpcLink
          vpcLinkId={vpcLinkId}
          name={link.data?.name ?? vpcLinkId}
          onDeleted={() => navigate('/vpc-links')}
          onDismiss={() => setDeleting(false)}
        />
      )}
    </Screen>
  )
}

function Details({ link: { id = '', description, status, statusMessage, targetArns = [], tags } }: { readonly link: VpcLink }) {
  const uses = useMethodsThrough(id)
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">VPC link details</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'ID', value: <Copyable text={id} what="VPC link ID" /> },
            { label: 'Status', value: statusMessage === undefined ? statusText(status) : `${statusText(status)}: ${statusMessage}` },
            { label: 'Target', value: targetArns.join(', ') },
            { label: 'Description', value: description ?? '–' },
            {
              label: 'Used by',
              value:
                uses.length === 0 ? (
                  'No method'
                ) : (
                  <SpaceBetween size="xxs">
                    {uses.map(({ restApiId, resourceId, httpMethod, text }) => (
                      <Link
                        key={`${resourceId} ${httpMethod}`}
                        href={href('/apis/:restApiId/resources/:resourceId/:httpMethod', { restApiId, resourceId, httpMethod })}
                      >
                        {visible(text)}
                      </Link>
                    ))}
                  </SpaceBetween>
                ),
            },
          ]}
        />
      </Container>
      <Container>
        <TagsTable tags={tags} />
      </Container>
    </SpaceBetween>
  )
}
