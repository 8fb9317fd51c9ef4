import { currentCaller } from '../history/caller.ts'

/** Whether whoever calls now may read the values of API keys and of functions' environments; the server itself may. */
export function mayReadSecrets(): boolean {
  return currentCaller().principal?.role !== 'viewer'
}
