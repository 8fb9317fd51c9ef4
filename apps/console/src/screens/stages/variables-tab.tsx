import type { Stage } from '@aws-sdk/client-api-gateway'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { query } from '../../client/query.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { naturally } from '../../components/list/natural-order.ts'
import { Verb } from '../../components/method/verb.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { type VariableUse, variableUses } from './variable-uses.ts'

interface Row {
  readonly name: string
  /** Absent: something reads it, and the stage does not set it. */
  readonly value: string | undefined
  readonly uses: readonly VariableUse[]
}

/** The variables of a stage, each with the places that read it and what they read. */
export function VariablesTab({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '', variables = {} } = stage
  const { isPending, data: definition } = useQuery({
    ...query('GetExport', { restApiId, stageName, exportType: 'oas30', accepts: 'application/json', parameters: { extensions: 'integrations' } }),
    select: ({ body }) => readJson(body),
  })
  const uses = variableUses(definition, variables)
  const unset = [...uses.keys()].filter((name) => !Object.hasOwn(variables, name))
  const rows: readonly Row[] = [
    ...Object.entries(variables).map(([name, value]) => ({ name, value, uses: uses.get(name) ?? [] })),
    ...unset.map((name) => ({ name, value: undefined, uses: uses.get(name) ?? [] })),
  ].toSorted((one, other) => naturally(one.name, other.name))
  const editHref = href('/apis/:restApiId/stages/:stageName/variables/edit', { restApiId, stageName })
  return (
    <Table
      variant="embedded"
      wrapLines
      header={
        <Header variant="h3" counter={`(${Object.keys(variables).length})`} actions={<WriteButton href={editHref}>Edit</WriteButton>}>
          Stage variables
        </Header>
      }
      ariaLabels={{ tableLabel: 'Stage variables' }}
      items={rows}
      trackBy="name"
      empty={
        <Empty
          title="No stage variables"
          text="A stage variable is a value that integrations and templates read, such as a host: ${stageVariables.host}."
          action={<WriteButton href={editHref}>Add stage variable</WriteButton>}
        />
      }
      columnDefinitions={[
        { id: 'name', header: 'Name', isRowHeader: true, cell: ({ name }) => name },
        { id: 'value', header: 'Value', cell: ({ value }) => value ?? notSet },
        { id: 'uses', header: 'Where it is used, with the value put in', cell: ({ uses: places }) => usesText(places, !isPending) },
      ]}
    />
  )
}

const shownUses = 3

const notSet = <Box color="text-status-warning">not set</Box>

function usesText(places: readonly VariableUse[], asked: boolean): ReactNode {
  if (places.length === 0) return <Box color="text-body-secondary">{asked ? 'used nowhere in the deployment' : '…'}</Box>
  return (
    <SpaceBetween size="xxs">
      {places.slice(0, shownUses).map(({ httpMethod, path, line }) => (
        <div key={`${httpMethod} ${path} ${line}`}>
          <Verb name={httpMethod} /> {path}: <code>{line}</code>
        </div>
      ))}
      {places.length > shownUses && <Box color="text-body-secondary">and {places.length - shownUses} more</Box>}
    </SpaceBetween>
  )
}

function readJson(body: Uint8Array | undefined): unknown {
  return body === undefined ? undefined : JSON.parse(new TextDecoder().decode(body))
}
