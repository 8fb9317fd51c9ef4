import { draftKey } from '../../../components/method/method-form.tsx'
import type { PlacedMethod } from '../../../components/method/method-page.tsx'
import { useDrafts } from '../../../shell/drafts.ts'

/** Whether something of a box is typed and not saved, here or on one of its pages. The box of the back end is set up by the integration request. */
export function useUnsaved(placed: PlacedMethod, tab: string): boolean {
  const beginning = draftKey(placed, tab === 'integration' ? 'integration-request' : tab)
  return useDrafts(({ drafts }) => [...drafts.keys()].some((key) => key.startsWith(beginning)))
}
