import type { GatewayResponse } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { mutation } from '../../client/mutation.ts'
import { ConfirmDialog } from '../../components/deleting/confirm-dialog.tsx'
import { isResponseType, responseTypeName } from '../../components/gateway-response/response-type.ts'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { Templates } from '../../components/templates/templates.tsx'
import { href } from '../../shell/address.ts'
import { flash } from '../../shell/flashes.ts'

interface ResponseDetailsProperties {
  readonly restApiId: string
  readonly response: GatewayResponse
}

/** One type: its status, headers and templates, customised or not. */
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
            description={defaultResponse ? 'Not customised: this is what API Gateway answers by itself.' : 'Customised.'}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={defaultResponse} onClick={() => setResetting(true)}>
                  Delete customization
                </Button>
                <Button href={href('/apis/:restApiId/gateway-responses/:responseType/edit', { restApiId, responseType })}>Edit</Button>
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
          <Templates title="Response templates" templates={responseTemplates} />
        </SpaceBetween>
      </Container>
      {resetting && <Reset restApiId={restApiId} responseType={responseType} name={name} onDismiss={() => setResetting(false)} />}
    </>
  )
}

interface ResetProperties {
  readonly restApiId: string
  readonly responseType: string
  readonly name: string
  readonly onDismiss: () => void
}

function Reset({ restApiId, responseType, name, onDismiss }: ResetProperties) {
  const reset = useMutation({
    ...mutation('DeleteGatewayResponse'),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: `${name} answers by default again. Deploy the API for this to act.` })
      onDismiss()
    },
  })
  return (
    <ConfirmDialog
      title="Delete customization"
      confirmText="Delete"
      busy={reset.isPending}
      refusal={reset.error?.message}
      onConfirm={() => isResponseType(responseType) && reset.mutate({ restApiId, responseType })}
      onDismiss={onDismiss}
    >
      Delete status, headers and templates that were set for <b>{name}</b>? The default takes their place.
    </ConfirmDialog>
  )
}
