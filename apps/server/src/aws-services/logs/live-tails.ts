import { ServiceError } from '@fourbox/wire'

const mostSessions = 15

/** The live tails that are open. */
export class LiveTails {
  #open = 0

  /** Counts one more; answers the function that ends it, once. @throws ServiceError LimitExceededException */
  open(): () => void {
    if (this.#open >= mostSessions) {
      throw new ServiceError('LimitExceededException', 'You have reached the maximum number of concurrent Live Tail sessions.')
    }
    this.#open += 1
    let ended = false
    return () => {
      if (!ended) this.#open -= 1
      ended = true
    }
  }
}
