import type express from 'express'
import type { WireRequest } from '../identity/canonical-request.ts'

/** A call as signatures are made of it; its body, where it has been read. */
export function wireRequest({ method, originalUrl, rawHeaders, body }: express.Request): WireRequest {
  const [rawPath = '', ...rawQuery] = originalUrl.split('?')
  return { method, rawPath, rawQuery: rawQuery.join('?'), headers: rawHeaders, body: body instanceof Uint8Array ? body : new Uint8Array() }
}
