import Badge from '@cloudscape-design/components/badge'
import type { GatewayResponse } from '@aws-sdk/client-api-gateway'
import { responseTypeName } from '../../components/gateway-response/response-type.ts'
import { href } from '../../shell/address.ts'
import './type-list.css'

interface TypeListProperties {
  readonly restApiId: string
  readonly responses: readonly GatewayResponse[]
  readonly selected: string | undefined
}

/** All types with their status, the customized ones marked. */
export function TypeList({ restApiId, responses, selected }: TypeListProperties) {
  return (
    <nav aria-label="Response types" className="response-types">
      <ul>
        {responses.map(({ responseType = '', statusCode, defaultResponse }) => (
          <li key={responseType}>
            <a
              href={href('/apis/:restApiId/gateway-responses/:responseType', { restApiId, responseType })}
              aria-current={responseType === selected ? 'page' : undefined}
            >
              {responseTypeName(responseType)}
              {statusCode === undefined ? '' : ` (${statusCode})`}
            </a>
            {defaultResponse === false && <Badge color="blue">Customized</Badge>}
          </li>
        ))}
      </ul>
    </nav>
  )
}
