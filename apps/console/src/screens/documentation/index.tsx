import PropertyFilter from '@cloudscape-design/components/property-filter'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { partTypeName } from '../../components/documentation/location.ts'
import { ListPage } from '../../components/list/list-page.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { columns, editHref, type Part, type PartRow, rowOf } from './columns.tsx'
import { DeletePart } from './delete-part.tsx'
import { help } from './help.tsx'
import { Publish } from './publish.tsx'

/** What is written about the API, part by part. */
export default function DocumentationScreen() {
  const { restApiId = '' } = useParams()
  const parts = useQuery({ ...wholeList('GetDocumentationParts', { restApiId }), select: toRows })
  const [publishing, setPublishing] = useState(false)
  return (
    <>
      <ListPage
        heading="Documentation"
        title="Documentation parts"
        one="a part"
        help={help}
        query={parts}
        columns={useMemo(() => columns(restApiId), [restApiId])}
        idOf={({ id = '' }) => id}
        nameOf={nameOf}
        placeholder="Find parts by type, path, method, status code or name"
        propertyFilter={{ properties: filteringProperties, renderControl: (control) => <PropertyFilter {...control} /> }}
        create={{ text: 'Create documentation part', href: href('/apis/:restApiId/documentation/create', { restApiId }) }}
        editHref={(part) => editHref(restApiId, part)}
        more={
          <>
            <WriteButton href={href('/apis/:restApiId/documentation/import', { restApiId })}>Import documentation</WriteButton>
            <WriteButton onClick={() => setPublishing(true)}>Publish documentation</WriteButton>
          </>
        }
        empty="A part describes the API, a resource, a method, a parameter, a response or a model."
        renderDeletion={(part, close) => <DeletePart restApiId={restApiId} part={part} onDismiss={close} />}
      />
      {publishing && <Publish restApiId={restApiId} onDismiss={() => setPublishing(false)} />}
    </>
  )
}

const filteringProperties = [
  { key: 'type', propertyLabel: 'Type', groupValuesLabel: 'Types' },
  { key: 'path', propertyLabel: 'Path', groupValuesLabel: 'Paths' },
  { key: 'method', propertyLabel: 'Method', groupValuesLabel: 'Methods' },
  { key: 'statusCode', propertyLabel: 'Status code', groupValuesLabel: 'Status codes' },
  { key: 'name', propertyLabel: 'Name', groupValuesLabel: 'Names' },
].map((property) => ({ ...property, operators: ['=', '!=', ':', '!:'] as const }))

function toRows(parts: readonly Part[]): PartRow[] {
  return parts.map(rowOf)
}

function nameOf({ type, path, method, name }: PartRow): string {
  return [partTypeName(type), method, path, name].filter(Boolean).join(' ')
}
