import { renderTemplate, type TemplateCall } from './render-template.ts'

// Of the page's own making, and nobody else's: a worker hears its page alone.
addEventListener('message', ({ data }: MessageEvent<TemplateCall>) => postMessage(renderTemplate(data)))
