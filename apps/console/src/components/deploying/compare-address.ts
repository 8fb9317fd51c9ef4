import { draftState } from '../../client/fourbox.ts'
import { href } from '../../shell/address.ts'

/** Where two states of an API are compared: deployments by their ids, or the draft. */
export function compareHref(restApiId: string, from: string, to: string = draftState): string {
  return `${href('/apis/:restApiId/deployment-history', { restApiId })}?${new URLSearchParams({ from, to })}`
}
