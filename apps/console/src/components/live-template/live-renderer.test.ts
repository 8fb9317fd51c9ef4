import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type LiveOutcome, LiveRenderer } from './live-renderer.ts'
import type { TemplateCall } from './render-template.ts'

/** A worker that answers when it is told to. */
class ToldWorker extends EventTarget {
  readonly asked: TemplateCall[] = []
  isEnded = false

  postMessage(call: TemplateCall): void {
    this.asked.push(call)
  }
  terminate(): void {
    this.isEnded = true
  }
  say(type: 'message' | 'error', data?: unknown): void {
    this.dispatchEvent(type === 'error' ? new Event('error') : new MessageEvent('message', { data }))
  }
  answer(): void {
    const source = this.asked.at(-1)?.source ?? ''
    this.say('message', { outcome: 'rendered', text: source, steps: [], written: [], sets: { status: undefined, query: [], headers: [] } })
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function begin() {
  const workers: ToldWorker[] = []
  const told: string[] = []
  const renderer = new LiveRenderer(() => {
    const worker = new ToldWorker()
    workers.push(worker)
    // All of a worker that the renderer asks for.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return worker as unknown as Worker
  })
  const scope = { params: { path: [], querystring: [], header: [] }, stageVariables: [], context: {} }
  const write = (source: string) =>
    renderer.render({ side: 'request', source, body: '', scope }, (outcome: LiveOutcome) =>
      told.push(outcome.outcome === 'rendered' ? outcome.text : outcome.outcome),
    )
  return { workers, told, renderer, write }
}

test('of what is typed while a template renders, the newest is rendered next and the rest never', () => {
  const { workers, told, write } = begin()
  for (const source of ['a', 'ab', 'abc', 'abcd']) write(source)
  workers[0]?.answer()
  workers[0]?.answer()
  expect(workers[0]?.asked.map(({ source }) => source)).toEqual(['a', 'abcd'])
  expect(told).toEqual(['a', 'abcd'])
  expect(workers).toHaveLength(1)
})

test('a template that does not end is ended with its worker, and the next one is rendered by another', () => {
  const { workers, told, write } = begin()
  write('for ever')
  write('short')
  workers[0]?.say('message', 'ready')
  vi.runAllTimers()
  expect(workers[0]?.isEnded).toBe(true)
  expect(told[0]).toBe('endless')
  write('last')
  workers.at(-1)?.answer()
  expect(told.at(-1)).not.toBe('for ever')
})

test('a template is not called endless while the program that renders it is still on its way', () => {
  const { workers, told, write } = begin()
  write('patient')
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
  workers[0]?.say('message', 'ready')
  workers[0]?.answer()
  vi.runAllTimers()
  expect(told).toEqual(['patient'])
})

test('a program that cannot be loaded is said, and asked for again with the next template', () => {
  const { workers, told, write } = begin()
  write('first')
  workers[0]?.say('error')
  expect(told).toEqual(['unstarted'])
  write('second')
  workers[1]?.say('message', 'ready')
  workers[1]?.answer()
  expect(told).toEqual(['unstarted', 'second'])
})

test('who has left is told nothing any more', () => {
  const { workers, told, renderer, write } = begin()
  write('a')
  renderer.end()
  workers[0]?.answer()
  expect(workers[0]?.isEnded).toBe(true)
  expect(told).toEqual([])
})
