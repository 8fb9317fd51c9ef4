import { useEffect, useState } from 'react'
import { type LiveOutcome, LiveRenderer } from './live-renderer.ts'
import type { TemplateCall } from './render-template.ts'
import { startWorker } from './start-worker.ts'

/** What came of the newest call that has been rendered, which may be one that is typed over by now; undefined before the first. */
export interface LiveRendering {
  readonly call: TemplateCall
  readonly outcome: LiveOutcome
}

/** Renders a template anew whenever it, or what it reads, is another. @param call must stay the same object while it is the same */
export function useLiveRendering(call: TemplateCall | undefined): LiveRendering | undefined {
  const [renderer] = useState(() => new LiveRenderer(startWorker))
  const [newest, setNewest] = useState<LiveRendering>()
  useEffect(() => {
    if (call) renderer.render(call, (outcome) => setNewest({ call, outcome }))
  }, [renderer, call])
  useEffect(() => () => renderer.end(), [renderer])
  return call && newest
}
