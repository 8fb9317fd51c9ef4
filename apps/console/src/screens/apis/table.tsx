import { useCollection } from '@cloudscape-design/collection-hooks'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import type { Item } from '../../client/query.ts'
import { NoMatch } from '../../components/faces/no-match.tsx'
import { columns } from './columns.tsx'

type Api = Item<'GetRestApis'>

interface ApisTableProperties {
  readonly apis: readonly Api[]
  readonly selected: Api | undefined
  readonly onSelect: (api: Api | undefined) => void
}

export function ApisTable({ apis, selected, onSelect }: ApisTableProperties) {
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps, actions } = useCollection(apis, {
    filtering: {
      filteringFunction: ({ id = '', name = '' }, text) => `${name} ${id}`.toLowerCase().includes(text.toLowerCase()),
    },
    sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    pagination: { pageSize: 50 },
  })
  return (
    <Table
      {...collectionProps}
      header={<Header counter={`(${apis.length})`}>REST APIs</Header>}
      items={items}
      columnDefinitions={columns}
      empty={<NoMatch onClear={() => actions.setFiltering('')} />}
      trackBy="id"
      selectionType="single"
      selectedItems={selected ? [selected] : []}
      onSelectionChange={({ detail }) => onSelect(detail.selectedItems[0])}
      ariaLabels={{ tableLabel: 'REST APIs', selectionGroupLabel: 'Select an API', itemSelectionLabel: (_data, { name }) => `Select ${name}` }}
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find APIs by name or ID"
          filteringAriaLabel="Find APIs by name or ID"
          countText={`${filteredItemsCount} ${filteredItemsCount === 1 ? 'match' : 'matches'}`}
        />
      }
      pagination={<Pagination {...paginationProps} />}
    />
  )
}
