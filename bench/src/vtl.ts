import { compile } from '@fourbox/vtl'
import { Compile, parse } from 'velocityjs'
import { type Bench, median, type Row } from './report.ts'
import type { Call, Contest } from './vtl/contender.ts'
import { dynamodb } from './vtl/dynamodb.ts'
import { dearest } from './vtl/hostile.ts'
import { escapeJavaScript, urlEncode } from './vtl/escape.ts'
import { largeBodyRows } from './vtl/large-body.ts'
import { sliceRows } from './vtl/slices.ts'
import { passthrough } from './vtl/passthrough.ts'
import { sqs } from './vtl/sqs.ts'
import { tinyMock } from './vtl/tiny-mock.ts'
import { transform } from './vtl/transform.ts'

const rounds = 15
const roundInMillis = 60

/**
 * Renders of realistic templates against stock velocityjs with a parsed tree, and against functions written by hand; and
 * how long large bodies take, and how long hostile templates hold a thread.
 */
export const bench: Bench = async () => [...[tinyMock, dynamodb, passthrough, sqs, transform].flatMap(rowsOf), ...largeBodyRows(), ...sliceRows(), hostileRow()]

/** The one bound that is a time: whatever a template contains, its work ends within 100 ms. */
function hostileRow(): Row {
  const { millis, expression, count } = dearest()
  return {
    name: `100 ms / the dearest of ${count} hostile templates`,
    ratio: 100 / millis,
    goal: { atLeast: 1 },
    note: `${Math.round(millis)} ms: ${expression}`,
  }
}

type Render = () => string

function rowsOf(contest: Contest): readonly Row[] {
  const { name, call, goals } = contest
  const ours = withFourbox(contest)
  const theirs = withVelocityjs(contest)
  const byHand: Render = () => contest.byHand(call)
  mustAgree(name, { ours: ours(), byHand: byHand(), theirs: theirs() })

  const rates = race([ours, theirs, byHand])
  const ratioTo = (other: number): number => median(rates.map((round) => (round[0] ?? 0) / (round[other] ?? 1)))
  const rate = Math.round(median(rates.map(([own = 0]) => own)))
  const versusHand: Row = {
    name: `${name}: to a function by hand`,
    ratio: ratioTo(2),
    ...(goals.byHand === undefined ? {} : { goal: { atLeast: goals.byHand } }),
  }
  return [
    { name: `${name}: to velocityjs`, ratio: ratioTo(1), goal: { atLeast: goals.velocityjs }, note: `${rate.toLocaleString('en-US')} renders/s` },
    versusHand,
  ]
}

function withFourbox({ template, call }: Contest): Render {
  const { render } = compile(template)
  const { body, params, stageVariables } = call
  const members: ReadonlyMap<string, Call['context'][keyof Call['context']]> = new Map(Object.entries(call.context))
  const context = { get: (name: string) => members.get(name), names: () => members.keys() }
  return () => render({ body, params, stageVariables, context }).text
}

function withVelocityjs({ template, call }: Contest): Render {
  const tree = parse(template)
  return () => new Compile(tree).render(scopeOf(call))
}

/** `$input`, `$util` and the rest as users of velocityjs write them; only the paths that the templates use. */
function scopeOf({ body, params, stageVariables, context }: Call): Readonly<Record<string, unknown>> {
  return {
    input: {
      body,
      json: () => JSON.stringify(JSON.parse(body)),
      path: () => JSON.parse(body),
      params: (name?: string) => (name === undefined ? params : (params.path[name] ?? params.querystring[name] ?? params.header[name] ?? '')),
    },
    util: { escapeJavaScript, urlEncode },
    stageVariables,
    context,
  }
}

/** The contest is only fair if all make the same text; velocityjs differs in blanks between lines. */
function mustAgree(name: string, { ours, byHand, theirs }: { readonly ours: string; readonly byHand: string; readonly theirs: string }): void {
  if (ours !== byHand) throw new Error(`${name}: the function by hand makes another text:\n${byHand}\n${ours}`)
  if (ours.replaceAll(/\s/g, '') !== theirs.replaceAll(/\s/g, '')) throw new Error(`${name}: velocityjs makes another text:\n${theirs}\n${ours}`)
}

/** Renders a second of each, in interleaved rounds after one to warm up. */
function race(contenders: readonly Render[]): readonly (readonly number[])[] {
  const round = (): number[] => contenders.map(rendersPerSecond)
  round()
  return Array.from({ length: rounds }, round)
}

function rendersPerSecond(render: Render): number {
  const start = performance.now()
  let count = 0
  let elapsed = 0
  // The clock is read once in eight renders, so that it does not weigh on the small ones.
  for (; elapsed < roundInMillis; elapsed = performance.now() - start) for (let index = 0; index < 8; index++, count++) render()
  return (count * 1000) / elapsed
}
