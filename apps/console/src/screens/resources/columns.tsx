import type { Method } from '@aws-sdk/client-api-gateway'
import Link from '@cloudscape-design/components/link'
import type { TableProps } from '@cloudscape-design/components/table'
import { integrationTarget } from '../../components/integration/integration-labels.ts'
import { integrationTypeText } from '../../components/integration/integration-type.ts'
import { authorizationText } from '../../components/method/authorization-text.ts'
import { Verb } from '../../components/method/verb.tsx'

export interface MethodRow {
  readonly verb: string
  readonly method: Method
  /** Where its four boxes are shown. */
  readonly href: string
}

export const columns: readonly TableProps.ColumnDefinition<MethodRow>[] = [
  {
    id: 'verb',
    header: 'Method type',
    isRowHeader: true,
    cell: ({ verb, href }) => (
      <Link href={href}>
        <Verb name={verb} />
      </Link>
    ),
  },
  { id: 'integration', header: 'Integration type', cell: ({ method }) => integrationTypeText(method.methodIntegration) },
  { id: 'endpoint', header: 'Endpoint', cell: ({ method }) => (method.methodIntegration ? integrationTarget(method.methodIntegration) : '–') },
  { id: 'authorization', header: 'Authorization', cell: ({ method }) => authorizationText(method) },
  { id: 'apiKey', header: 'API key', cell: ({ method }) => (method.apiKeyRequired === true ? 'Required' : 'Not required') },
]
