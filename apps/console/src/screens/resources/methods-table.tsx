import type { Method, Resource } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { Empty } from '../../components/empty.tsx'
import { integrationTypeText } from '../../components/integration-type.ts'
import { Verb } from '../../components/verb.tsx'
import { href } from '../../shell/address.ts'
import { DeleteMethod } from './delete-method.tsx'
import { verbsOf } from './resource-nodes.ts'

interface MethodsTableProperties {
  readonly restApiId: string
  readonly resource: Resource
  readonly createHref: string
}

interface Row {
  readonly verb: string
  readonly method: Method
}

export function MethodsTable({ restApiId, resource, createHref }: MethodsTableProperties) {
  const rows = verbsOf(resource).map((verb): Row => ({ verb, method: resource.resourceMethods?.[verb] ?? {} }))
  const [selected, setSelected] = useState<string>()
  const [deleting, setDeleting] = useState(false)
  const chosen = rows.find(({ verb }) => verb === selected)
  return (
    <>
      <Table
        items={rows}
        trackBy="verb"
        selectionType="single"
        selectedItems={chosen ? [chosen] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.verb)}
        ariaLabels={{ tableLabel: 'Methods', selectionGroupLabel: 'Select a method', itemSelectionLabel: (_data, { verb }) => `Select ${verb}` }}
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            actions={
              <div className="actions">
                <Button disabled={!chosen} onClick={() => setDeleting(true)}>
                  Delete
                </Button>
                <Button variant="primary" href={createHref}>
                  Create method
                </Button>
              </div>
            }
          >
            Methods
          </Header>
        }
        columnDefinitions={[
          {
            id: 'verb',
            header: 'Method type',
            isRowHeader: true,
            cell: ({ verb }) => (
              <Link href={href('/apis/:restApiId/resources/:resourceId/:httpMethod', { restApiId, resourceId: resource.id ?? '', httpMethod: verb })}>
                <Verb name={verb} />
              </Link>
            ),
          },
          { id: 'integration', header: 'Integration type', cell: ({ method }) => integrationTypeText(method.methodIntegration) },
          { id: 'authorization', header: 'Authorization', cell: ({ method }) => authorizationText(method) },
          { id: 'apiKey', header: 'API key', cell: ({ method }) => (method.apiKeyRequired === true ? 'Required' : 'Not required') },
        ]}
        empty={<Empty title="No methods" text="No methods defined." action={<Button href={createHref}>Create method</Button>} />}
      />
      {deleting && chosen && <DeleteMethod restApiId={restApiId} resource={resource} httpMethod={chosen.verb} onDismiss={() => setDeleting(false)} />}
    </>
  )
}

const authorizations: Readonly<Record<string, string>> = {
  NONE: 'None',
  AWS_IAM: 'AWS IAM',
  CUSTOM: 'Lambda authorizer',
  COGNITO_USER_POOLS: 'Cognito user pool',
}

function authorizationText({ authorizationType = 'NONE' }: Method): string {
  return authorizations[authorizationType] ?? authorizationType
}
