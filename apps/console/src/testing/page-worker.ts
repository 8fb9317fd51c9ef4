import { renderTemplate, type TemplateCall } from '../components/live-template/render-template.ts'

/** The worker of a page that has no other thread: it answers when the page has gone on, like any worker. */
export class PageWorker extends EventTarget {
  #isEnded = false

  postMessage(call: TemplateCall): void {
    const data = renderTemplate(call)
    queueMicrotask(() => {
      if (!this.#isEnded) this.dispatchEvent(new MessageEvent('message', { data }))
    })
  }

  terminate(): void {
    this.#isEnded = true
  }
}
