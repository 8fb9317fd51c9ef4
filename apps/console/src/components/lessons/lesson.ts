import type { Item } from '../../client/query.ts'
import type { CallSummary } from '@fourbox/domain'
import type { Deployment, Resource, Stage } from '@aws-sdk/client-api-gateway'

/** What a lesson's steps are checked by: what stands on the server, whoever put it there. */
export interface Standing {
  /** The API that the lesson is done with; undefined until it is made. */
  readonly api: Item<'GetRestApis'> | undefined
  /** With their methods. */
  readonly resources: readonly Resource[]
  readonly stages: readonly Stage[]
  readonly deployments: readonly Deployment[]
  /** The recorded calls of the API, tests too, the newest first. */
  readonly calls: readonly CallSummary[]
  /** The names of this machine's functions. */
  readonly functions: ReadonlySet<string>
}

/** A control of the page: a button or a link by its name, a field by AWS's name of its member. */
export type Control = { readonly button: string } | { readonly field: string }

export interface Step {
  readonly title: string
  /** What to do and what comes of it, a paragraph each. `code` stands in back quotes. */
  readonly text: readonly string[]
  /** The address at which it is done; undefined where that needs an earlier step. */
  readonly at: (standing: Standing) => string | undefined
  readonly control: Control
  /** The same from a terminal, by the AWS CLI or curl. */
  readonly terminal?: (standing: Standing) => string
  readonly isDone: (standing: Standing) => boolean
  /** It is done by a call, which is only heard of while somebody listens. */
  readonly heardOf?: 'test' | 'stage'
}

export interface Lesson {
  readonly id: string
  readonly title: string
  /** What one learns, in a line. */
  readonly summary: string
  readonly minutes: number
  /** The name of the API that it is done with. */
  readonly apiName: string
  readonly steps: readonly Step[]
  /** What has been learnt, at its end. */
  readonly learnt: readonly string[]
  /** Where to go on: ids of lessons. */
  readonly next: readonly string[]
}
