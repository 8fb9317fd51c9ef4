import { useQuery } from '@tanstack/react-query'
import { type Item, wholeList } from '../../client/query.ts'
import { DeleteClientCertificate } from '../../components/deleting/delete-client-certificate.tsx'
import type { ListColumn } from '../../components/list/list-column.ts'
import { ListPage } from '../../components/list/list-page.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
import { href } from '../../shell/address.ts'
import { help } from './help.tsx'

/** The certificates that back ends know this machine's APIs by. */
export default function ClientCertificatesScreen() {
  return (
    <ListPage
      title="Client certificates"
      one="a client certificate"
      help={help}
      query={useQuery(wholeList('GetClientCertificates', {}))}
      columns={columns}
      idOf={({ clientCertificateId = '' }) => clientCertificateId}
      nameOf={({ clientCertificateId = '' }) => clientCertificateId}
      placeholder="Find client certificates"
      create={{ text: 'Generate certificate', href: href('/client-certificates/generate') }}
      empty="By a client certificate a back end knows that a call comes from this API."
      renderDeletion={({ clientCertificateId = '' }, close) => (
        <DeleteClientCertificate clientCertificateId={clientCertificateId} onDeleted={close} onDismiss={close} />
      )}
    />
  )
}

const columns: readonly ListColumn<Item<'GetClientCertificates'>>[] = [
  {
    id: 'id',
    header: 'ID',
    short: true,
    text: ({ clientCertificateId = '' }) => clientCertificateId,
    href: ({ clientCertificateId = '' }) => href('/client-certificates/:clientCertificateId', { clientCertificateId }),
  },
  { id: 'description', header: 'Description', text: ({ description = '–' }) => description },
  { id: 'created', header: 'Created', short: true, text: ({ createdDate }) => dateTime(createdDate), order: ({ createdDate }) => createdDate?.getTime() ?? 0 },
  {
    id: 'expires',
    header: 'Expires',
    short: true,
    text: ({ expirationDate }) => dateTime(expirationDate),
    order: ({ expirationDate }) => expirationDate?.getTime() ?? 0,
  },
]
