import { useMutation } from '@tanstack/react-query'
import { sendDomainCall } from '../../client/domain-call.ts'
import { flash } from '../../shell/flashes.ts'
import { headerOf, type RecordedCall } from '../../components/test-call/recorded-call.ts'
import { type ReplayDraft, toCall } from '../../components/test-call/replay-draft.ts'

/** Sends a recorded call again, edited or not; `onReplayed` is told the id of the new one. */
export function useReplay(call: RecordedCall, onReplayed: (requestId: string) => void) {
  return useMutation({
    mutationFn: (draft: ReplayDraft) => sendDomainCall(toCall(call, draft)),
    // Nothing of the API changes by a call.
    meta: { shown: true, readsOnly: true },
    onSuccess: ({ status, headers, latencyInMillis }) => {
      const requestId = headerOf(headers, 'x-amzn-requestid')
      flash({ type: status < 400 ? 'success' : 'warning', content: `Sent again: ${status} after ${latencyInMillis} ms.` })
      if (requestId !== '') onReplayed(requestId)
    },
  })
}

export type Replay = ReturnType<typeof useReplay>
