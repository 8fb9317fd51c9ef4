import { draftState } from '../../client/fourbox.ts'
import { href } from '../../shell/address.ts'

/** Where all deployments of an API stand, with the stages that served them. */
export function historyHref(restApiId: string): string {
  return href('/apis/:restApiId/deployment-history', { restApiId })
}

/** Where two states of an API are compared: deployments by their ids, or the draft. */
export function compareHref(restApiId: string, from: string, to: string = draftState): string {
  return `${historyHref(restApiId)}?${new URLSearchParams({ from, to })}`
}
