import type { Resource } from '@aws-sdk/client-api-gateway'
import { writeFourbox } from './fourbox.ts'

interface WantedCopy {
  readonly restApiId: string
  readonly resourceId: string
  /** Under which the copy is to stand. */
  readonly parentId: string
  readonly pathPart: string
}

/** Copies a resource with its methods and everything below it, in one change of the draft. @throws FourboxRefusal */
export async function copyResource({ restApiId, resourceId, parentId, pathPart }: WantedCopy): Promise<Resource> {
  return (await writeFourbox('POST', `resources/${restApiId}/${resourceId}/copy`, JSON.stringify({ parentId, pathPart }))).json()
}
