import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useKeptDraft } from '../../../components/form/kept-draft.ts'
import { templateText } from '../../../components/function/event-templates.ts'
import { deleteTestEvent, saveTestEvent, testEvents } from '../../../components/function/test-events.ts'
import { runTest } from './run-test.ts'

interface EventDraft {
  readonly text: string
}

/** The test of a function, one for all tabs: its events, the one that is typed, and what came of the last run. */
export function useTest(name: string) {
  const queryClient = useQueryClient()
  const events = useQuery(testEvents(name))
  const saved = events.data ?? []
  const [picked, setPicked] = useState<string>()
  const chosen = saved.find((event) => event.name === (picked ?? saved[0]?.name))
  const draft = useKeptDraft<EventDraft>(`function-event ${name} ${chosen?.name ?? ''}`, { text: chosen?.payload ?? templateText('hello-world') })
  const run = useMutation({ mutationFn: (event: string) => runTest(name, event), meta: { shown: true, readsOnly: true } })

  return {
    events,
    saved,
    /** The saved event that is shown; undefined for one that is not saved. */
    chosen,
    text: draft.value.text,
    changed: draft.changed,
    setText: (text: string) => draft.change(() => ({ text })),
    choose: (event: string) => setPicked(event),
    async save(event: string): Promise<void> {
      await saveTestEvent(name, { name: event, payload: draft.value.text })
      await queryClient.invalidateQueries({ queryKey: testEvents(name).queryKey })
      draft.drop()
      setPicked(event)
    },
    async remove(event: string): Promise<void> {
      await deleteTestEvent(name, event)
      draft.drop()
      await queryClient.invalidateQueries({ queryKey: testEvents(name).queryKey })
      setPicked(undefined)
    },
    run,
    start: () => run.mutate(draft.value.text),
  }
}

export type FunctionTest = ReturnType<typeof useTest>
