import { endStreams, type Following } from './sessions.ts'

/**
 * Calls that were let in and whose answers are not at their end. Who was let in once is not let in for ever: a stream ends
 * when its call would not be let in any more, whatever it was signed with. An answer of known length is given to its end.
 */
export class CallsUnderWay {
  readonly #answers = new Map<Following, () => boolean>()

  follow(answer: Following, isStillLetIn: () => boolean): void {
    this.#answers.set(answer, isStillLetIn)
    answer.once('close', () => this.#answers.delete(answer))
  }

  /** To be called again and again, too: a stream may begin after whoever asked for it has gone. */
  endStreams(): void {
    endStreams({ following: [...this.#answers].flatMap(([answer, isStillLetIn]) => (isStillLetIn() ? [] : [answer])) })
  }
}
