import type { WorkerMessage } from './live-renderer.ts'
import { renderTemplate, type TemplateCall } from './render-template.ts'

// Of the page's own making, and nobody else's: a worker hears its page alone.
addEventListener('message', ({ data }: MessageEvent<TemplateCall>) => tell(renderTemplate(data)))
tell('ready')

function tell(message: WorkerMessage): void {
  postMessage(message)
}
