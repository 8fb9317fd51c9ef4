/** A place in the draft of an API from which a function is called. */
export interface FunctionUse {
  /** As the URI names it, qualifier and expressions included: `orders`, `orders:live`, `${stageVariables.function}`. */
  readonly functionName: string
  readonly restApiId: string
  readonly apiName: string
  /** A method's integration, or an authorizer. */
  readonly place:
    | { readonly type: 'method'; readonly resourceId: string; readonly path: string; readonly httpMethod: string; readonly integrationType: string }
    | { readonly type: 'authorizer'; readonly authorizerId: string; readonly name: string }
}

/** What AWS's lists do not say of a function. */
export interface FunctionFacts {
  readonly name: string
  /** `Pending` while it is made, `InProgress` while it is changed, else `Active`. */
  readonly state: 'Pending' | 'InProgress' | 'Active'
  /** Where its code lies, unless that was uploaded. */
  readonly folder?: { readonly path: string; readonly watched: boolean }
  /** The log group to which it writes. */
  readonly logGroup: string
  /** Processes that run now, busy or waiting for the next call. */
  readonly environments: number
  readonly uses: readonly FunctionUse[]
}
