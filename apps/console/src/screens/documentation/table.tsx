import { useCollection } from '@cloudscape-design/collection-hooks'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import PropertyFilter from '@cloudscape-design/components/property-filter'
import Table from '@cloudscape-design/components/table'
import { partTypeName } from '../../components/documentation/location.ts'
import { NoMatch } from '../../components/faces/no-match.tsx'
import { columns, type Part } from './columns.tsx'

interface PartsTableProperties {
  readonly restApiId: string
  readonly parts: readonly Part[]
  readonly selected: Part | undefined
  readonly onSelect: (part: Part | undefined) => void
}

/** A part with its location's fields beside it, which the filter looks for by name. */
type Row = Part & { readonly type: string; readonly path: string; readonly method: string; readonly statusCode: string; readonly name: string }

const filteringProperties = [
  { key: 'type', propertyLabel: 'Type', groupValuesLabel: 'Types' },
  { key: 'path', propertyLabel: 'Path', groupValuesLabel: 'Paths' },
  { key: 'method', propertyLabel: 'Method', groupValuesLabel: 'Methods' },
  { key: 'statusCode', propertyLabel: 'Status code', groupValuesLabel: 'Status codes' },
  { key: 'name', propertyLabel: 'Name', groupValuesLabel: 'Names' },
].map((property) => ({ ...property, operators: ['=', '!=', ':', '!:'] as const }))

export function PartsTable({ restApiId, parts, selected, onSelect }: PartsTableProperties) {
  const { items, collectionProps, propertyFilterProps, filteredItemsCount, paginationProps, actions } = useCollection(parts.map(rowOf), {
    propertyFiltering: { filteringProperties },
    sorting: {},
    pagination: { pageSize: 50 },
  })
  return (
    <Table
      {...collectionProps}
      header={<Header counter={`(${parts.length})`}>Documentation parts</Header>}
      items={items}
      columnDefinitions={columns(restApiId)}
      empty={<NoMatch onClear={() => actions.setPropertyFiltering({ tokens: [], operation: 'and' })} />}
      trackBy="id"
      selectionType="single"
      selectedItems={items.filter(({ id }) => id === selected?.id)}
      onSelectionChange={({ detail }) => onSelect(detail.selectedItems[0])}
      ariaLabels={{
        tableLabel: 'Documentation parts',
        selectionGroupLabel: 'Select a part',
        itemSelectionLabel: (_data, { type, path, method, name }) => ['Select', partTypeName(type), method, path, name].filter(Boolean).join(' '),
      }}
      filter={
        <PropertyFilter
          {...propertyFilterProps}
          filteringPlaceholder="Find parts by type, path, method, status code or name"
          filteringAriaLabel="Find documentation parts"
          countText={`${filteredItemsCount} ${filteredItemsCount === 1 ? 'match' : 'matches'}`}
        />
      }
      pagination={<Pagination {...paginationProps} />}
    />
  )
}

function rowOf(part: Part): Row {
  const { type = 'API', path = '', method = '', statusCode = '', name = '' } = part.location ?? {}
  return { ...part, type, path, method, statusCode, name }
}
