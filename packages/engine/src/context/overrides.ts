/** stand-in */
export interface Overrides {
  readonly requestHeaders: ReadonlyMap<string, readonly string[]>
  readonly requestQuery: ReadonlyMap<string, readonly string[]>
  readonly requestPath: ReadonlyMap<string, string>
  readonly responseHeaders: ReadonlyMap<string, readonly string[]>
  readonly responseStatus: number | undefined
}
