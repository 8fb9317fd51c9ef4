import { type GatewayResponseType, isGatewayResponseType } from '@fourbox/domain'
import type { GatewayResponse } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { DeleteDialog } from '../../components/deleting/delete-dialog.tsx'
import { responseTypeName } from '../../components/gateway-response/response-type.ts'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { Templates } from '../../components/templates/templates.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

interface ResponseDetailsProperties {
  readonly restApiId: string
  readonly response: GatewayResponse
}

/** One type: its status, headers and templates, customized or not. */
export function ResponseDetails({ restApiId, response }: ResponseDetailsProperties) {
  const { responseType = '', statusCode, responseParameters = {}, responseTemplates = {}, defaultResponse = true } = response
  const [resetting, setResetting] = useState(false)
  const name = responseTypeName(responseType)
  return (
    <>
      <Container
        header={
          <Header
            variant="h2"
            {...(defaultResponse ? { description: 'What API Gateway answers by itself.' } : {})}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <WriteButton disabled={defaultResponse} onClick={() => setResetting(true)}>
                  Delete customization
                </WriteButton>
                <WriteButton href={href('/apis/:restApiId/gateway-responses/:responseType/edit', { restApiId, responseType })}>Edit</WriteButton>
              </SpaceBetween>
            }
          >
            {name}
          </Header>
        }
      >
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={2}
            items={[
              { label: 'Response type', value: responseType },
              { label: 'Status code', value: statusCode ?? 'As the error has it' },
            ]}
          />
          <SettingsTable
            title="Response headers"
            none="No response headers"
            rows={Object.entries(responseParameters)}
            columns={[
              { header: 'Header', cell: ([key]) => key.replace(/^gatewayresponse\.header\./, '') },
              { header: 'Mapping value', cell: ([, value]) => value },
            ]}
          />
          <Templates title="Response templates" language="json" templates={responseTemplates} />
        </SpaceBetween>
      </Container>
      {resetting && isGatewayResponseType(responseType) && (
        <Reset restApiId={restApiId} responseType={responseType} name={name} onDismiss={() => setResetting(false)} />
      )}
    </>
  )
}

interface ResetProperties {
  readonly restApiId: string
  readonly responseType: GatewayResponseType
  readonly name: string
  readonly onDismiss: () => void
}

function Reset({ restApiId, responseType, name, onDismiss }: ResetProperties) {
  return (
    <DeleteDialog
      operation="DeleteGatewayResponse"
      input={{ restApiId, responseType }}
      title="Delete customization"
      done={`${name} answers by default again. Deploy the API for this to act.`}
      light
      onDeleted={onDismiss}
      onDismiss={onDismiss}
    >
      Delete status, headers and templates that were set for <b>{name}</b>? The default takes their place.
    </DeleteDialog>
  )
}
