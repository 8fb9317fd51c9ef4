import type { Nodes } from '@fourbox/store'

/** How old the number of nodes may be: as old as what a node tells of itself. Of nodes that start together, the first would else pass all of a limit alone. */
const lookInMillis = 2000

/** A worker's share among those of all living nodes that serve deployed APIs, which are looked for again and again; who cannot be asked for has not changed. */
export class NodesShare {
  readonly #workers: number
  readonly #looking: NodeJS.Timeout
  #nodes = 1

  constructor(nodes: Pick<Nodes, 'serving'>, workers: number) {
    this.#workers = workers
    const look = () => {
      nodes.serving().then(
        (serving) => (this.#nodes = serving),
        () => undefined,
      )
    }
    look()
    this.#looking = setInterval(look, lookInMillis).unref()
  }

  get of(): number {
    return this.#workers * this.#nodes
  }

  close(): void {
    clearInterval(this.#looking)
  }
}
