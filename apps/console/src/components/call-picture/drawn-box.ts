import type { BoxName } from '@fourbox/domain'

/** The boxes of the picture: domain's names without what the console does not draw. */
export type DrawnBox = Exclude<BoxName, 'admission' | 'gateway-response'>

/** What a box tells in the few words that fit into it. */
export interface Fact {
  readonly name: string
  readonly value: string
}
