import { useCollection } from '@cloudscape-design/collection-hooks'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { NoMatch } from '../../components/faces/no-match.tsx'
import { columns, type Model } from './columns.tsx'

interface ModelsTableProperties {
  readonly restApiId: string
  readonly models: readonly Model[]
  readonly selected: Model | undefined
  readonly onSelect: (model: Model | undefined) => void
}

export function ModelsTable({ restApiId, models, selected, onSelect }: ModelsTableProperties) {
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps, actions } = useCollection(models, {
    filtering: { filteringFunction: ({ name = '', description = '' }, text) => `${name} ${description}`.toLowerCase().includes(text.toLowerCase()) },
    sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    pagination: { pageSize: 50 },
  })
  return (
    <Table
      {...collectionProps}
      header={<Header counter={`(${models.length})`}>Models</Header>}
      items={items}
      columnDefinitions={columns(restApiId)}
      empty={<NoMatch onClear={() => actions.setFiltering('')} />}
      trackBy="name"
      selectionType="single"
      selectedItems={selected ? [selected] : []}
      onSelectionChange={({ detail }) => onSelect(detail.selectedItems[0])}
      ariaLabels={{ tableLabel: 'Models', selectionGroupLabel: 'Select a model', itemSelectionLabel: (_data, { name }) => `Select ${name}` }}
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find models"
          filteringAriaLabel="Find models"
          countText={`${filteredItemsCount} ${filteredItemsCount === 1 ? 'match' : 'matches'}`}
        />
      }
      pagination={<Pagination {...paginationProps} />}
    />
  )
}
