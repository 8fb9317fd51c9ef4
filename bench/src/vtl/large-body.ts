import { compile } from '@fourbox/vtl'
import { median, type Row } from '../report.ts'

const size = 9_000_000
const rounds = 9

/** Templates that print, and that look into, a body of 9 MB without a blank in it, or as people indent it, against JavaScript's own reading and writing of it. */
export function largeBodyRows(): readonly Row[] {
  const items = []
  for (let length = 0; length < size;) {
    const item = recordOf(items.length)
    length += JSON.stringify(item).length + 1
    items.push(item)
  }
  const dense = JSON.stringify({ items })
  const indented = JSON.stringify({ items }, undefined, 1)
  return [
    rowOf('$input.json("$") of 9 MB', '$input.json("$")', dense),
    rowOf('$input.path into 9 MB', '$input.path("$.items").size() $input.path("$.items[100].note")', dense),
    rowOf('$input.json("$") of 9 MB, indented', '$input.json("$")', indented),
  ]
}

function recordOf(number: number): object {
  return { id: number, on: number % 2 === 0, price: number / 4, tags: ['a', 'b'], at: { x: number, y: -number }, note: `number "${number}"` }
}

function rowOf(name: string, template: string, body: string): Row {
  const { render } = compile(template)
  const ratios = Array.from({ length: rounds }, () => {
    const own = millisOf(() => render({ body }).text)
    return own / millisOf(() => JSON.stringify(JSON.parse(body)))
  })
  return { name: `${name} / JSON.parse and stringify of it`, ratio: median(ratios), goal: { atMost: 1.5 } }
}

function millisOf(work: () => string): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
