import { compileInSlices, longestTemplate } from '@fourbox/vtl'
import { median, type Row } from '../report.ts'

const rounds = 15
const reference = '$input.path("$.a") '
const references = reference.repeat(Math.floor(longestTemplate / reference.length) - 2)

/** How long the longest templates hold a thread at once while they are compiled: as statements of their own, and within one block. */
export function sliceRows(): readonly Row[] {
  return [rowOf('compile of 300 KB of nothing but references', references), rowOf('the same within one #foreach', `#foreach($i in [1])${references}#end`)]
}

/** The longest slice of the quickest round: whatever else the machine does can only make one longer. The garbage collector's part stays in it. */
function rowOf(name: string, template: string): Row {
  compileOnce(template)
  const compiled = Array.from({ length: rounds }, () => compileOnce(template))
  const longest = Math.min(...compiled.map(({ slices }) => Math.max(...slices)))
  const whole = Math.min(...compiled.map(({ millis }) => millis))
  const [first = { slices: [] }] = compiled
  const usual = median(first.slices)
  const note = `${whole.toFixed(0)} ms in ${first.slices.length} slices, of ${usual.toFixed(2)} ms in the middle and ${longest.toFixed(1)} at the longest`
  return { name: `${name}: the longest slice / 10 ms`, ratio: longest / 10, goal: { atMost: 1 }, note }
}

function compileOnce(template: string): { readonly slices: readonly number[]; readonly millis: number } {
  const times: number[] = []
  const compiling = compileInSlices(template)
  for (let done: boolean | undefined = false; done !== true;) {
    const start = performance.now()
    done = compiling.next().done
    times.push(performance.now() - start)
  }
  return { slices: times, millis: times.reduce((sum, each) => sum + each, 0) }
}
