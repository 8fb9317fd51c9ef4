import type express from 'express'

/** Answers an error as AWS's protocols of JSON carry it: the exception's name in a header, the message in the body. */
export function refuse(response: express.Response, status: number, exception: string, message: string): void {
  response.status(status).set('x-amzn-ErrorType', exception).json({ message })
}
