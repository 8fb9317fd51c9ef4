import { type AskedNode, type CallSummary, own, type RestApiId, type StageName, summaryOf, type Trace } from '@fourbox/domain'
import type { NodeAnswers, NodeRemoval, Nodes } from '@fourbox/store'
import type { DataPlane, TraceQuery } from '../execute-api/data-plane.ts'
import { cacheCopies } from './cache-copies.ts'
import type { CallBatch } from '../execute-api/observe/call-feed.ts'
import { CallRelay } from './call-relay.ts'
import { CallsElsewhere, type NodesWatch } from './calls-elsewhere.ts'
import type { AnswersOfNode, CacheCopy, Gathered, NodeAsked, NodeInputs, NodeOutputs } from './node-questions.ts'

/** What the data planes of all nodes have and do together: one node where there is only one. Promises may reject with StoreUnavailable. */
export interface AllNodes {
  /** Those that live and those that fell within the last hour and were not started anew, in the order in which they came, and whether each is heard now. */
  list(): Promise<readonly AskedNode[]>
  /** Forgets one that fell. */
  remove(id: string): Promise<NodeRemoval>
  /** What a stage's two caches keep, each worker's own; of each so many at most. */
  cached(restApiId: RestApiId, stageName: StageName): Promise<Gathered<CacheCopy>>
  /** Removes one entry of a stage's caches from every worker; of each node that answered, whether it had it. */
  forget(restApiId: RestApiId, stageName: StageName, id: string): Promise<Gathered<boolean>>
  /** The traces that the workers' rings still hold, in no order. */
  traces(query: TraceQuery): Promise<Gathered<Trace>>
  /** The same in short. */
  calls(query: TraceQuery): Promise<Gathered<CallSummary>>
  /** Tells of calls as they come until the returned function is called; a first batch says that every node that answers does. */
  watchCalls(watch: NodesWatch): () => void
  /** Resolves when the store holds the figures of every call that has been answered, after 2 s at most, with the names of the nodes that were not heard. Never rejects. */
  keepCalls(): Promise<readonly string[]>
  close(): void
}

/** How long somebody who reads waits for a node that does not answer; a dead one is known to be dead later than that. */
const longestReadInMillis = 2000
/** Who has something removed waits until every node has answered or is known to be dead. */
const longestRemovalInMillis = 10_000

type Local = Pick<DataPlane, 'cached' | 'forget' | 'traces' | 'watchCalls' | 'keepCalls'>

/** From now on this node answers what others ask of it. */
export function allNodes(dataPlane: Local, nodes: Nodes): AllNodes {
  const relay = new CallRelay(dataPlane, (node, batch) => nodes.tell(node, batch))
  const elsewhere = new CallsElsewhere((wanted) => unheardOf(nodes.ask({ asked: 'watchCalls', input: wanted }, longestReadInMillis)))
  const answers: AnswersOfNode = {
    ...cacheCopies(dataPlane, () => nodes.secret()),
    traces: (query) => dataPlane.traces(query),
    calls: async (query) => (await dataPlane.traces(query)).map(summaryOf),
    present: async () => null,
    keepCalls: async () => {
      await dataPlane.keepCalls()
      return null
    },
    watchCalls: async (wanted, from) => {
      await relay.want(from, wanted)
      return null
    },
  }
  const ask = async <A extends NodeAsked>(asked: A, input: NodeInputs[A], withinMillis = longestReadInMillis): Promise<Asked<A>> => {
    const [mine, { answers: others, ...unheard }] = await Promise.all([answers[asked](input, ''), nodes.ask({ asked, input }, withinMillis)])
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other node's `AnswersOfNode` gives each question its own kind of answer
    return { outputs: [mine, ...others.map(({ value }) => value as NodeOutputs[A])], ...unheard }
  }
  nodes.listen({
    onQuestion: (question, from) => answerOne(answers, question, from),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nodes tell each other of calls alone, which `CallRelay` does
    onNews: (news) => elsewhere.take(news as CallBatch),
  })

  return {
    list: async () => {
      const [all, silent] = await Promise.all([nodes.list(), unheardOf(ask('present', {}))])
      return all.map((node) => ({ ...node, isHeard: node.isLiving && !silent.includes(node.name) }))
    },
    remove: (id) => nodes.remove(id),
    cached: async (restApiId, stageName) => gathered(await ask('cached', { restApiId, stageName })),
    forget: async (restApiId, stageName, id) => {
      // What fell keeps nothing.
      const { outputs, silent } = await ask('forget', { restApiId, stageName, id }, longestRemovalInMillis)
      return { items: outputs, silent }
    },
    traces: async (query) => gathered(await ask('traces', query)),
    calls: async (query) => gathered(await ask('calls', query)),
    keepCalls: () => unheardOf(ask('keepCalls', {})),
    watchCalls: (watch) => {
      const { wanted, onCalls } = watch
      const here = Promise.withResolvers<void>()
      let isOver = false
      const stop = dataPlane.watchCalls({
        wanted,
        onCalls: (batch) => {
          here.resolve()
          if (batch.calls.length > 0 || batch.missed > 0) onCalls(batch)
        },
      })
      void Promise.all([here.promise, elsewhere.add(watch)]).then(() => isOver || onCalls({ calls: [], missed: 0 }))
      return () => {
        isOver = true
        stop()
        elsewhere.delete(watch)
      }
    },
    close: () => {
      relay.close()
      elsewhere.close()
    },
  }
}

type Unheard = Pick<NodeAnswers, 'silent' | 'fallen'>

interface Asked<A extends NodeAsked> extends Unheard {
  readonly outputs: readonly NodeOutputs[A][]
}

function gathered<T>({ outputs, ...unheard }: Unheard & { readonly outputs: readonly (readonly T[])[] }): Gathered<T> {
  return { items: outputs.flat(), silent: namesOf(unheard) }
}

/** While the database is away, nobody knows of anybody. */
async function unheardOf(asked: Promise<Unheard>): Promise<readonly string[]> {
  return asked.then(namesOf, () => [])
}

/** A node that fell may be one that is cut off, and answers calls of which nobody here knows. */
function namesOf({ silent, fallen }: Unheard): readonly string[] {
  return [...new Set([...silent, ...fallen])].toSorted()
}

/** A node of a newer version may ask what this one does not know. */
function answerOne(answers: AnswersOfNode, question: unknown, from: string): Promise<unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other node's `ask` puts questions and their inputs together
  const { asked, input } = question as { readonly asked: NodeAsked; readonly input: never }
  const answer: ((input: never, from: string) => Promise<unknown>) | undefined = own(answers, asked)
  if (!answer) throw new Error(`This version of Fourbox does not know the question ${JSON.stringify(asked)}`)
  return answer(input, from)
}
