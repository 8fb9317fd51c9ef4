import type { FunctionUse } from '@fourbox/domain'
import Header from '@cloudscape-design/components/header'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../client/query.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { functionFacts } from '../../components/function/function-facts.ts'
import { InvokeUrls } from '../../components/invoke/invoke-urls.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { UseLink } from './overview.tsx'

/** Every place that calls the function; of a method also where it answers. */
export function Triggers({ name }: { readonly name: string }) {
  const uses = useQuery(functionFacts).data?.get(name)?.uses ?? []
  const add = <WriteButton href={href('/functions/:functionName/add-trigger', { functionName: name })}>Add trigger</WriteButton>
  return (
    <Table
      ariaLabels={{ tableLabel: 'Triggers' }}
      wrapLines
      header={
        <Header variant="h2" counter={`(${uses.length})`} actions={add}>
          Triggers
        </Header>
      }
      items={uses}
      empty={<Empty title="No triggers" text="No API calls this function yet." action={add} />}
      columnDefinitions={columns}
    />
  )
}

const columns: TableProps.ColumnDefinition<FunctionUse>[] = [
  { id: 'place', header: 'API Gateway', isRowHeader: true, cell: (use) => <UseLink use={use} /> },
  { id: 'called', header: 'Calls', cell: ({ functionName }) => functionName },
  { id: 'urls', header: 'Invoke URL', cell: (use) => <TriggerUrls use={use} /> },
]

/** One for each stage; what is not deployed has none. */
function TriggerUrls({ use }: { readonly use: FunctionUse }) {
  const stages = useQuery(query('GetStages', { restApiId: use.restApiId })).data?.item ?? []
  if (use.place.type === 'authorizer') return '–'
  const { path, httpMethod } = use.place
  if (stages.length === 0) return 'Not deployed'
  return stages.map(({ stageName = '' }) => <InvokeUrls key={stageName} restApiId={use.restApiId} stageName={stageName} path={path} httpMethod={httpMethod} />)
}
