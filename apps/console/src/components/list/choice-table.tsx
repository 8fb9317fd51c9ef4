import Header, { type HeaderProps } from '@cloudscape-design/components/header'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { visibleNode } from '../reading/visible-node.ts'

interface ChoiceTableProperties<Item> extends Pick<TableProps<Item>, 'variant' | 'columnDefinitions'> {
  /** What the things are together: `Deployments`. */
  readonly title: string
  /** One of them with its article, as one is asked to choose: `a deployment`. */
  readonly one: string
  readonly level: HeaderProps.Variant
  readonly description?: string
  readonly items: readonly Item[]
  /** The key by which things are told apart. */
  readonly idOf: (item: Item) => string
  /** What a thing is called where it is chosen. */
  readonly nameOf: (item: Item) => string
  readonly chosen: Item | undefined
  readonly onChoose: (id: string | undefined) => void
  /** Buttons for the chosen one, and for another. */
  readonly actions: ReactNode
  readonly empty?: ReactNode
}

/** A short table within a page, of which one row can be chosen. A page that is a list has a `ListTable`. */
export function ChoiceTable<Item>(properties: ChoiceTableProperties<Item>) {
  const { title, one, level, description, items, idOf, nameOf, chosen, onChoose, actions, variant, columnDefinitions, empty } = properties
  return (
    <Table
      {...(variant !== undefined && { variant })}
      wrapLines
      header={
        <Header variant={level} counter={`(${items.length})`} description={description} actions={<div className="actions">{actions}</div>}>
          {title}
        </Header>
      }
      ariaLabels={{ tableLabel: title, selectionGroupLabel: `Select ${one}`, itemSelectionLabel: (_data, item) => `Select ${nameOf(item)}` }}
      items={items}
      trackBy={idOf}
      selectionType="single"
      selectedItems={chosen === undefined ? [] : [chosen]}
      onSelectionChange={({ detail }) => onChoose(detail.selectedItems[0] && idOf(detail.selectedItems[0]))}
      empty={empty}
      columnDefinitions={columnDefinitions.map((column) => ({ ...column, cell: (item: Item) => visibleNode(column.cell(item)) }))}
    />
  )
}
