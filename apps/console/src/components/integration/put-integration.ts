import type { Integration, PutIntegrationRequest } from '@aws-sdk/client-api-gateway'
import { call } from '../../client/aws.ts'

interface Address {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

/** An integration as it is answered, or as the forms make it: the back end's verb under the name of answers. */
type PutSettings = Omit<PutIntegrationRequest, keyof Address | 'integrationHttpMethod'> & { readonly httpMethod?: string | undefined }

/** Gives the method this integration, without responses: PutIntegration drops those that were there. */
export async function putIntegration(address: Address, { httpMethod, ...settings }: PutSettings): Promise<void> {
  await call('PutIntegration', { ...settings, ...address, ...(httpMethod === undefined ? {} : { integrationHttpMethod: httpMethod }) })
}

/** Puts an integration back as it was answered, with its responses. */
export async function restoreIntegration(address: Address, { integrationResponses, ...settings }: Integration): Promise<void> {
  const { type } = settings
  if (type === undefined) return
  await putIntegration(address, { ...settings, type })
  await putIntegrationResponses(address, integrationResponses)
}

export async function putIntegrationResponses(address: Address, responses: Integration['integrationResponses'] = {}): Promise<void> {
  for (const [statusCode, response] of Object.entries(responses)) await call('PutIntegrationResponse', { ...address, ...response, statusCode })
}
