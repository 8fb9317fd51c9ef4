import type { Kind, Kinds, ReadDocuments } from '@fourbox/store'
import { reportUnlessUnavailable } from '../../failures/report-bug.ts'
import type { DocumentAnswer, DocumentQuestion } from './messages.ts'

/** A worker's side of reads that it leaves to the control plane; `receive` is to be given every answer. */
export class AskedDocuments implements Pick<ReadDocuments, 'get'> {
  readonly #send: (question: DocumentQuestion) => void
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  #lastId = 0

  constructor(send: (question: DocumentQuestion) => void) {
    this.#send = send
  }

  /** Rejects where the control plane cannot read it either. */
  get<K extends Kind>(kind: K, key: string): Promise<Kinds[K] | undefined> {
    const answer = Promise.withResolvers<unknown>()
    const id = ++this.#lastId
    this.#waiting.set(id, answer)
    this.#send({ type: 'document-question', id, kind, key })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the control plane answers with what its store has under kind K
    return answer.promise as Promise<Kinds[K] | undefined>
  }

  receive({ id, isRead, document }: DocumentAnswer): void {
    const answer = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (isRead) answer?.resolve(document)
    else answer?.reject(new Error('The control plane cannot read it either'))
  }
}

/** The control plane's side. */
export async function answerDocument({ id, kind, key }: DocumentQuestion, documents: Pick<ReadDocuments, 'get'>): Promise<DocumentAnswer> {
  try {
    return { type: 'document-answer', id, isRead: true, document: await documents.get(kind, key) }
  } catch (error) {
    reportUnlessUnavailable(error)
    return { type: 'document-answer', id, isRead: false }
  }
}
