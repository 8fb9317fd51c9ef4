import { visible } from '@fourbox/domain'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { allApiMappings } from '../../client/routing.ts'
import { useApiNames } from '../../components/api/api-names.ts'
import { type DomainAddress, domainHref, domainKey } from '../../components/domain-name/domain-address.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { naturally } from '../../components/list/natural-order.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'

/** The paths that lead to stages. */
export function ApiMappings({ address }: { readonly address: DomainAddress }) {
  const mappings = useQuery(allApiMappings(address))
  const nameOf = useApiNames()
  const configure = <WriteButton href={domainHref(domainKey(address), '/api-mappings')}>Configure API mappings</WriteButton>
  return (
    <Loaded query={mappings}>
      {(items) => (
        <Table
          items={items.toSorted((a, b) => naturally(a.ApiMappingKey ?? '', b.ApiMappingKey ?? ''))}
          trackBy="ApiMappingId"
          wrapLines
          header={
            <Header variant="h2" counter={`(${items.length})`} actions={configure}>
              API mappings
            </Header>
          }
          ariaLabels={{ tableLabel: 'API mappings' }}
          columnDefinitions={[
            { id: 'path', header: 'Path', isRowHeader: true, cell: ({ ApiMappingKey: key = '' }) => (key === '' ? '(none)' : `/${key}`) },
            { id: 'api', header: 'API', cell: ({ ApiId = '' }) => apiLink(ApiId, nameOf(ApiId)) },
            { id: 'stage', header: 'Stage', cell: ({ Stage: stage }) => stage || 'From the path' },
          ]}
          empty={<Empty title="No API mappings" text="A path leads to a stage once it is mapped." action={configure} />}
        />
      )}
    </Loaded>
  )
}

function apiLink(restApiId: string, name: string) {
  return <Link href={href('/apis/:restApiId/resources', { restApiId })}>{visible(name)}</Link>
}
