/** What a neighbour answers, whatever its protocol. */
export interface NeighbourAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly requestId: string
}
