import type express from 'express'

/** What a service answers, whatever its protocol. */
export interface AwsServiceAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly requestId: string
}

export function writeServiceAnswer({ status, contentType, body, requestId }: AwsServiceAnswer, response: express.Response): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body), 'x-amzn-RequestId': requestId }).end(body)
}

/** A call's body as text; empty where there is none. */
export function bodyText({ body }: express.Request): string {
  return body instanceof Uint8Array ? utf8.decode(body) : ''
}

const utf8 = new TextDecoder()
