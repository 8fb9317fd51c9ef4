/** A worker that renders templates: a file of its own, loaded when the first template is edited. */
export function startWorker(): Worker {
  return new Worker(new URL('render.worker.ts', import.meta.url), { type: 'module' })
}
