import type { CalledMethod, CallSums, EpochMillis, NodeFacts, RestApiId, StageName } from '@fourbox/domain'
import type { Kind, Kinds } from './kinds.ts'
import type { Nodes } from './nodes.ts'

/** All that Fourbox remembers, behind one interface. A promise that resolves means that the write is on disk; any may reject with StoreUnavailable. */
export interface Store {
  readonly documents: StoredDocuments
  readonly counters: Counters
  readonly logs: Logs
  readonly metrics: Metrics
  readonly blobs: Blobs
  readonly nodes: Nodes
  /** What deployed APIs are served by. */
  readonly served: Served
  /** Of a store that was opened while its database was away: `served` is what this machine last knew of it, until it is reached. */
  readonly lastKnown?: LastKnown
  /** Writes everything, as it is at one moment, into a new file, with files that belong to it by their paths; not of one in memory. */
  copyTo(copy: string, files: ReadonlyMap<string, Uint8Array>): Promise<void>
  /** Releases the connection. What was acknowledged is on disk already. */
  close(): Promise<void>
}

export type ReadDocuments = Pick<Documents, 'get' | 'list' | 'ids'>

/** What a data plane reads. */
export interface Served {
  readonly documents: ReadDocuments
  readonly blobs: Pick<Blobs, 'get'>
}

export interface LastKnown {
  /** As of when. */
  readonly at: EpochMillis
  /** For its owner: which database is away, and what was said of it. */
  readonly place: string
  readonly why: string
  /** Calls it with what is said of the database whenever that is another thing than before, and at once where it is by now. */
  readonly onWhy: (listener: (why: string) => void) => void
  /** Resolves when the database answers, and all is read from it from then on; rejects when it answers and cannot be used. */
  readonly reached: Promise<void>
}

/** How a connection to a store is opened. */
export interface StoreOptions {
  /**
   * `full`: a write is on disk before it is acknowledged, whatever happens to the machine (the control plane).
   * `normal`: it survives the process, not a power cut (logs and counters of the workers).
   */
  readonly durability: 'full' | 'normal'
  /** Looks at all that is kept before it is served, and sets aside what cannot be read: for the first connection of a server. */
  readonly examine?: boolean
  /** Another process of this server has opened a database before, and lives: a newer Fourbox that has been here since stops nobody who runs. */
  readonly isPrepared?: boolean
  /** How long a read or a write waits for another connection's lock before it is refused; 5 s when absent. */
  readonly patienceInMillis?: number
  /** What the owner should know, in a line; standard error when absent. */
  readonly report?: (line: string) => void
  /** What the nodes that share the store know of this one. */
  readonly node?: NodeFacts
  /** Of a store in a database: opens it while that is away, too, where this machine has reached it before. */
  readonly lastKnown?: LastKnownOptions
}

export interface LastKnownOptions {
  /** Where it is kept what deployed APIs are served by. */
  readonly folder: string
  /** What was known only before is of no use, for a connection beside one that knows more; in milliseconds since 1970. */
  readonly notBefore?: EpochMillis
  /** Whether the process that keeps it finds no database just now: then it is not waited for as long as for one of which nothing is known. */
  readonly isAway?: boolean
  /** Keeps it there, for the first connection of a server: of such documents, and of the blobs that are named for them. */
  readonly blobsFor?: (documents: ReadDocuments) => Promise<readonly string[]>
  /** Asks the process that keeps it, for a connection beside that: rejects where it cannot tell either. */
  readonly keeper?: Pick<ReadDocuments, 'get'>
}

/** Immutable values by kind and id. A value that was read is shared: nobody changes it. */
export interface Documents {
  get<K extends Kind>(kind: K, id: string): Promise<Kinds[K] | undefined>
  /** In the order of the ids' code units. */
  list<K extends Kind>(kind: K, page?: Page): Promise<Slice<Kinds[K]>>
  /** Those of a kind that begin so, in the order of their code units; no document is read for them. */
  ids(kind: Kind, prefix?: string): Promise<readonly string[]>
  /** @throws EntityExists when the id is taken. */
  insert<K extends Kind>(kind: K, id: string, entity: Kinds[K]): Promise<void>
  /**
   * As `insert`, for an entity that is at hand as the JSON text of its kind: what a thread made is neither parsed nor
   * written again. Nobody looks into the text; the caller vouches for it.
   * @throws EntityExists when the id is taken.
   */
  insertText(kind: Kind, id: string, text: string): Promise<void>
  /**
   * Atomic: nobody writes between what `change` is given and what it answers. `change` is pure; it may run again when
   * another node was first, and what it throws leaves everything as it was. Answering the same value writes nothing.
   * @throws NoSuchEntity when there is none.
   */
  update<K extends Kind>(kind: K, id: string, change: (current: Kinds[K]) => Kinds[K]): Promise<Kinds[K]>
  /** Whether there was one. */
  delete(kind: Kind, id: string): Promise<boolean>
  /**
   * Several writes in their order, all or none: a deployment with its stage, an API with all that hangs on it. What must hold
   * when they are done is looked at by `check`, before anybody else writes: what it throws leaves everything as it was.
   */
  commit(writes: readonly Write[], check?: (reads: Reads) => void): Promise<void>
  /** Called after each committed change through this connection; answers the function that ends it. */
  onChange(listener: ChangeListener): () => void
}

/** The documents themselves, for whoever watches over the writes of others. */
export interface StoredDocuments extends Documents {
  /** As `commit`, with further writes that depend on what those before them did: all or none. It is asked anew whenever it must run again. */
  commitWith(attempt: () => CommitAttempt): Promise<void>
  /**
   * Resolves when the listeners of every other node know of what was committed through this connection until now, or the node was
   * found dead; never rejects. Where there are no other nodes, at once.
   */
  acknowledged(): Promise<void>
}

export interface CommitAttempt {
  readonly writes: readonly Write[]
  readonly further: (reads: Reads) => readonly Write[]
}

/** What stands within a commit, after the writes that are done. */
export interface Reads {
  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined
  /** Whether there is one; it is not read for that. */
  has(kind: Kind, id: string): boolean
  /** In the order of their code units. */
  ids(kind: Kind, prefix: string): readonly string[]
}

/**
 * A promise that it answers is waited for before other nodes are told that this one knows of the change. Where `mayHaveGone` is false the
 * document was written; where it is true it was deleted, or nobody knows.
 */
export type ChangeListener = (kind: Kind, id: string, mayHaveGone: boolean) => unknown

export interface Page {
  /** Only ids that begin so. */
  readonly prefix?: string
  /** Only ids behind this one: a former slice's `next`. */
  readonly after?: string
  /** All when absent. */
  readonly limit?: number
}

export interface Slice<T> {
  readonly items: readonly T[]
  /** The last id of this slice, present while more remain. */
  readonly next?: string
}

/** One write of a commit. */
export type Write<K extends Kind = Kind> = { readonly [Each in K]: WriteOf<Each> }[K]

type WriteOf<K extends Kind> =
  | { readonly op: 'insert'; readonly kind: K; readonly id: string; readonly entity: Kinds[K] }
  /** Inserts or replaces. */
  | { readonly op: 'put'; readonly kind: K; readonly id: string; readonly entity: Kinds[K] }
  | { readonly op: 'update'; readonly kind: K; readonly id: string; readonly change: (current: Kinds[K]) => Kinds[K] }
  /** As `update`, of what may not be there yet. */
  | { readonly op: 'upsert'; readonly kind: K; readonly id: string; readonly change: (current: Kinds[K] | undefined) => Kinds[K] }
  /** Nothing happens when there is none. */
  | { readonly op: 'delete'; readonly kind: K; readonly id: string }
  | { readonly op: 'delete-all'; readonly kind: K; readonly prefix: string }

/** Whole numbers by name: what a usage plan's key has used on a day. A counter that nobody touched stands at 0. */
export interface Counters {
  get(key: string): Promise<number>
  /** Adds `by`, which may be negative, and answers the new count. */
  add(key: string, by: number): Promise<number>
  /** Adds to many at once; used to write down what was counted in memory. */
  addAll(amounts: ReadonlyMap<string, number>): Promise<void>
  /** Counts what each claim may have, in their order, all in one commit; answers how much each was given. */
  claimAll(claims: readonly Claim[]): Promise<readonly number[]>
  set(key: string, value: number): Promise<void>
  /** Every counter whose key begins so, by key. */
  list(prefix: string): Promise<ReadonlyMap<string, number>>
  deleteAll(prefix: string): Promise<void>
}

/** Wants to be counted, as far as a limit allows. */
export interface Claim {
  readonly key: string
  /** What the counter may reach. */
  readonly limit: number
  readonly wanted: number
  /** A counter without a limit, to which is added what the first one was given. */
  readonly besides: string
}

/** Log events in groups and streams, as CloudWatch Logs keeps them. */
export interface Logs {
  /** They came at `ingestedAt`; when that is absent, each chunk at the time of its last event. */
  append(group: string, stream: string, events: readonly NewLogEvent[], ingestedAt?: EpochMillis): Promise<void>
  /** Several at once, in their order, all of them or none. The disk is not waited for: a power cut may take the last ones. */
  appendAll(batches: readonly LogBatch[]): Promise<void>
  /** In the order of arrival. */
  read(group: string, query?: LogQuery): Promise<LogSlice>
  /** In the order of time, over some or all streams of a group. */
  search(group: string, search: LogSearch): Promise<LogPage>
  /** The sequence of the newest event of the store; 0 when it never had any. */
  newest(): Promise<number>
  /** Streams of a group with the times of their first and last events, the latest first. */
  streams(group: string): Promise<readonly LogStream[]>
  /** Names of groups that hold events. */
  groups(prefix: string): Promise<readonly string[]>
  /** Drops the oldest events of a group until at most `keep` remain, and where `mostBytes` is given about as many bytes at most; never the very newest. */
  trim(group: string, keep: number, mostBytes?: number): Promise<void>
  /** Drops the events of a group that are older. */
  expire(group: string, before: EpochMillis): Promise<void>
  /** Bytes of every group that holds events. */
  sizes(): Promise<ReadonlyMap<string, number>>
  /** Drops the oldest events of all groups together until no more than so many bytes remain. */
  limit(bytes: number): Promise<void>
  delete(group: string): Promise<void>
  deleteStream(group: string, stream: string): Promise<void>
}

/** What goes into one stream. */
export interface LogBatch {
  readonly group: string
  readonly stream: string
  readonly packed: readonly PackedEvents[]
}

/** Consecutive events of one stream as they are kept: see `packEvents`. */
export interface PackedEvents {
  readonly firstAt: EpochMillis
  readonly lastAt: EpochMillis
  /** How many they are. */
  readonly size: number
  /** Times and messages in turns, as they stand in a list of JSON. */
  readonly text: string
}

export interface NewLogEvent {
  readonly at: EpochMillis
  readonly message: string
}

export interface LogEvent extends NewLogEvent {
  /** Grows with each event of the store. */
  readonly sequence: number
  readonly stream: string
  readonly ingestedAt: EpochMillis
}

export interface LogQuery {
  readonly stream?: string
  /** Events at or behind this time. */
  readonly from?: EpochMillis
  /** Events before this time. */
  readonly until?: EpochMillis
  /** Events behind this sequence. */
  readonly after?: number
  /** Text that the message holds, case-sensitive. */
  readonly contains?: string
  /** 10,000 when absent. */
  readonly limit?: number
}

export interface LogSlice {
  readonly events: readonly LogEvent[]
  /** The last event's sequence, present while more remain. */
  readonly next?: number
}

export interface LogSearch {
  /** All when absent; a name, or the beginning of names. */
  readonly streams?: { readonly names: readonly string[] } | { readonly prefix: string }
  /** Events at or behind this time. */
  readonly from?: EpochMillis
  /** Events before this time. */
  readonly until?: EpochMillis
  /** Only events on the far side of this one: behind it forward, before it backward. */
  readonly beyond?: LogPosition
  /** `forward` answers the first events of all that fit, `backward` the last. */
  readonly direction: 'forward' | 'backward'
  readonly limit: number
}

/** Where an event stands in the order of time; among those of one moment, in the order of arrival. */
export type LogPosition = Pick<LogEvent, 'at' | 'sequence'>

export interface LogPage {
  /** Rising, whatever the direction. */
  readonly events: readonly LogEvent[]
  /** Whether more fit beyond them. */
  readonly more: boolean
}

export interface LogStream {
  readonly name: string
  readonly firstAt: EpochMillis
  readonly lastAt: EpochMillis
  readonly lastIngestedAt: EpochMillis
}

/** What became of calls, by method and time: of each at every one of `metricResolutions`, as long as that is kept. */
export interface Metrics {
  /** Adds to what is kept of the same times. */
  add(counted: readonly CountedCalls[]): Promise<void>
  /** Sums by method and step, by stage and path, then by time; steps without calls are left out. */
  read(query: MetricsQuery): Promise<readonly CountedCalls[]>
  /** The stages of which there is something. */
  stages(): Promise<readonly { readonly restApiId: RestApiId; readonly stage: StageName }[]>
  /** Drops what is older than its resolution is kept. */
  expire(now: EpochMillis): Promise<void>
  /** Drops the oldest of each resolution until all together take no more than so many bytes. */
  limit(bytes: number): Promise<void>
  /** Forgets the calls of a stage. */
  delete(restApiId: RestApiId, stage: StageName): Promise<void>
}

/** The calls of a method within some time. */
export interface CountedCalls extends CalledMethod {
  /** When that time begins. */
  readonly at: EpochMillis
  readonly sums: CallSums
}

export interface MetricsQuery {
  readonly restApiId: RestApiId
  /** All when absent. */
  readonly stage?: StageName
  /** Every method, and what no method answered, when absent. */
  readonly method?: { readonly httpMethod: string; readonly resourcePath: string }
  /** One of `metricResolutions`. */
  readonly resolutionInSeconds: number
  /** How much time is one sum: some of the resolution's seconds. */
  readonly stepInSeconds: number
  /** The first step begins here. */
  readonly from: EpochMillis
  /** Times at or behind this one are left out. */
  readonly until: EpochMillis
}

/** Bytes by name. */
export interface Blobs {
  get(key: string): Promise<Uint8Array | undefined>
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Puts a few bytes where there are none yet; answers those that are there then, the same to everybody. */
  putFirst(key: string, bytes: Uint8Array): Promise<Uint8Array>
  delete(key: string): Promise<boolean>
  /** The keys that begin so, in their order. */
  keys(prefix: string): Promise<readonly string[]>
}
