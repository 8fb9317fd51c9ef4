import type { BoxName } from '@fourbox/domain'

/** The boxes of the picture: domain's names without what the console does not draw. */
export type DrawnBox = Exclude<BoxName, 'admission' | 'gateway-response'>

/** What a box tells in the few words that fit into it. */
export interface Fact {
  readonly name: string
  readonly value: string
}

/** The box of the picture that tells of a box: who may call is looked at in the box of the method request. */
export function drawnIn(box: BoxName): DrawnBox | 'gateway-response' {
  return box === 'admission' ? 'method-request' : box
}
