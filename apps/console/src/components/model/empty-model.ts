import { NotFoundException } from '@aws-sdk/client-api-gateway'
import { call } from '../../client/aws.ts'

/** The response models of a fresh method: `Empty` for JSON, where the API has that model; an imported one may not. */
export async function emptyModels(restApiId: string): Promise<Record<string, string>> {
  try {
    await call('GetModel', { restApiId, modelName: 'Empty' })
    return { 'application/json': 'Empty' }
  } catch (error) {
    if (error instanceof NotFoundException) return {}
    throw error
  }
}
