import type { JSONWebKeySet } from 'jose'

/** A Cognito user pool as Fourbox knows it: whose tokens it believes. Can be cloned. */
export interface UserPool {
  /** `us-east-1_AbCdEf123` */
  readonly id: string
  readonly issuer: string
  readonly keys: { readonly from: 'set'; readonly set: JSONWebKeySet } | { readonly from: 'url'; readonly url: string }
}

/** The issuer of a pool's tokens, as Cognito writes it; the region stands before the id's underscore. */
export function issuerOf(userPoolId: string): string {
  return `https://cognito-idp.${userPoolId.split('_', 1)[0]}.amazonaws.com/${userPoolId}`
}
