import { visible } from '@fourbox/domain'
import { useCollection } from '@cloudscape-design/collection-hooks'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Pagination from '@cloudscape-design/components/pagination'
import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { type ReactNode, useMemo } from 'react'
import { NoMatch } from '../faces/no-match.tsx'
import { useHiddenColumns } from './hidden-columns.ts'
import { compareBy, type ListColumn } from './list-column.ts'
import './list.css'

export interface ListTableSettings<Item> {
  /** What the things are together: `Models`. */
  readonly title: string
  /** One of them with its article, as one is asked to choose: `a model`. */
  readonly one: string
  /** The same list at each drawing. */
  readonly columns: readonly ListColumn<Item>[]
  /** The key by which things are told apart. */
  readonly idOf: (item: Item) => string
  /** What a thing is called where it is chosen. */
  readonly nameOf: (item: Item) => string
  /** What stands in the empty search field. */
  readonly placeholder: string
  /** The order at first, where it is not the first column's. */
  readonly sortedBy?: { readonly column: string; readonly descending: boolean }
  /** A search by properties instead of by text. */
  readonly propertyFilter?: {
    readonly properties: readonly PropertyFilterProps.FilteringProperty[]
    readonly renderControl: (control: PropertyFilterProps) => ReactNode
  }
}

interface ListTableProperties<Item> extends ListTableSettings<Item> {
  readonly items: readonly Item[]
  readonly selected: Item | undefined
  readonly onSelect: (item: Item | undefined) => void
  /** Within a page that is more than this list: the list has buttons of its own, and a face while it is empty. */
  readonly part?: { readonly actions: ReactNode; readonly empty: ReactNode }
}

/** Things of one kind, of which one can be chosen: searched, sorted as people count, all columns in sight that are wanted. */
export function ListTable<Item>(properties: ListTableProperties<Item>) {
  const { title, one, columns, idOf, nameOf, placeholder, sortedBy, propertyFilter, items: all, selected, onSelect, part } = properties
  const [hidden, toggle] = useHiddenColumns(title)
  // The table knows what it is sorted by from the very function.
  const definitions = useMemo(() => columns.map(toDefinition), [columns])
  const { items, collectionProps, filterProps, propertyFilterProps, filteredItemsCount, paginationProps, actions } = useCollection(all, {
    ...(propertyFilter
      ? { propertyFiltering: { filteringProperties: propertyFilter.properties } }
      : { filtering: { filteringFunction: (item, text) => columns.some((column) => column.text(item).toLowerCase().includes(text.toLowerCase())) } }),
    sorting: {
      defaultState: {
        sortingColumn: definitions.find(({ id }) => id === sortedBy?.column) ?? definitions[0] ?? {},
        isDescending: sortedBy?.descending ?? false,
      },
    },
    pagination: { pageSize: 50 },
  })
  const isSearched = part === undefined || all.length > 0
  const control = { filteringPlaceholder: placeholder, filteringAriaLabel: placeholder, countText: matches(filteredItemsCount) }
  return (
    <Table
      {...collectionProps}
      {...(part && { variant: 'embedded' })}
      wrapLines
      header={
        <Header
          variant={part ? 'h3' : 'h2'}
          counter={`(${all.length})`}
          actions={
            <div className="actions">
              {part?.actions}
              <ColumnChoice columns={columns} hidden={hidden} onToggle={toggle} />
            </div>
          }
        >
          {title}
        </Header>
      }
      items={items}
      columnDefinitions={definitions}
      columnDisplay={columns.map(({ id }) => ({ id, visible: !hidden.has(id) }))}
      empty={
        isSearched ? (
          <NoMatch
            onClear={() => {
              actions.setFiltering('')
              actions.setPropertyFiltering({ tokens: [], operation: 'and' })
            }}
          />
        ) : (
          part.empty
        )
      }
      trackBy={idOf}
      selectionType="single"
      selectedItems={selected ? items.filter((item) => idOf(item) === idOf(selected)) : []}
      onSelectionChange={({ detail }) => onSelect(detail.selectedItems[0])}
      ariaLabels={{ tableLabel: title, selectionGroupLabel: `Select ${one}`, itemSelectionLabel: (_data, item) => `Select ${nameOf(item)}` }}
      filter={
        isSearched && (propertyFilter ? propertyFilter.renderControl({ ...propertyFilterProps, ...control }) : <TextFilter {...filterProps} {...control} />)
      }
      pagination={isSearched && <Pagination {...paginationProps} />}
    />
  )
}

function toDefinition<Item>(column: ListColumn<Item>, index: number): TableProps.ColumnDefinition<Item> {
  const { id, header, text, cell = textCell(column), short = false } = column
  return {
    id,
    header,
    isRowHeader: index === 0,
    sortingComparator: compareBy(column),
    cell: (item) => (
      <span className={short ? 'list-cell-short' : `list-cell${index === 0 ? ' list-cell-name' : ''}`} title={visible(text(item))}>
        {cell(item)}
      </span>
    ),
  }
}

/** What would turn the line of a stranger's text round is written out. */
function textCell<Item>({ text, href }: ListColumn<Item>): (item: Item) => ReactNode {
  return (item) => (href ? <Link href={href(item)}>{visible(text(item))}</Link> : visible(text(item)))
}

interface ColumnChoiceProperties {
  readonly columns: readonly { readonly id: string; readonly header: string }[]
  readonly hidden: ReadonlySet<string>
  readonly onToggle: (column: string) => void
}

/** Which columns are shown; the first one names the things and stays. */
function ColumnChoice({ columns, hidden, onToggle }: ColumnChoiceProperties) {
  return (
    <ButtonDropdown
      items={columns.slice(1).map(({ id, header }) => ({ id, text: header, itemType: 'checkbox', checked: !hidden.has(id) }))}
      onItemClick={({ detail }) => onToggle(detail.id)}
    >
      Columns
    </ButtonDropdown>
  )
}

function matches(count: number | undefined): string {
  return `${count} ${count === 1 ? 'match' : 'matches'}`
}
