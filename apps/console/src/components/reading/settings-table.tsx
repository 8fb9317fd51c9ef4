import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { visibleNode } from './visible-node.ts'

interface SettingsTableProperties<Row> {
  readonly title: string
  /** What stands where there is no row: `No headers`. */
  readonly none: string
  readonly rows: readonly Row[]
  readonly columns: readonly { readonly header: string; readonly cell: (row: Row) => ReactNode }[]
}

/** A few settings of one kind, only to be read. */
export function SettingsTable<Row>({ title, none, rows, columns }: SettingsTableProperties<Row>) {
  const heading = (
    <Header variant="h3" counter={`(${rows.length})`}>
      {title}
    </Header>
  )
  if (rows.length === 0) {
    return (
      <div>
        {heading}
        <Box color="text-body-secondary">{none}</Box>
      </div>
    )
  }
  return (
    <Table
      variant="embedded"
      ariaLabels={{ tableLabel: title }}
      header={heading}
      items={rows}
      columnDefinitions={columns.map(({ header, cell }, index) => ({
        id: header,
        header,
        cell: (row: Row) => visibleNode(cell(row)),
        isRowHeader: index === 0,
      }))}
    />
  )
}
