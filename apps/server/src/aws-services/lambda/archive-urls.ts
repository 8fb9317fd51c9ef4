import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Blobs } from '@fourbox/store'
import type express from 'express'
import { archiveBlob } from './functions/read-archive.ts'

const folder = '/_fourbox/lambda/archives'

/**
 * Addresses of zips that need no credential, as AWS's presigned ones do not: each carries a proof that this server made
 * it. `secret` is the server's own.
 */
export function archiveUrls(origin: string, secret: string): (sha256: string) => string {
  return (sha256) => {
    const name = Buffer.from(sha256, 'base64').toString('hex')
    return `${origin}${folder}/${name}?proof=${proofOf(secret, name).toString('hex')}`
  }
}

/** Answers those addresses with the very zip, and leaves all others to the next. */
export function archiveRoute(blobs: Blobs, secret: string): express.RequestHandler {
  return async (request, response, next) => {
    const [, name] = /^\/_fourbox\/lambda\/archives\/([0-9a-f]{64})$/.exec(request.path) ?? []
    const given = Buffer.from(typeof request.query['proof'] === 'string' ? request.query['proof'] : '', 'hex')
    const proof = name === undefined ? undefined : proofOf(secret, name)
    if (name === undefined || proof === undefined || given.length !== proof.length || !timingSafeEqual(given, proof)) return next()
    const zip = await blobs.get(archiveBlob(Buffer.from(name, 'hex').toString('base64')))
    if (zip) response.type('application/zip').send(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength))
    else response.status(404).end()
  }
}

function proofOf(secret: string, name: string): Buffer {
  return createHmac('sha256', secret).update(`archive ${name}`).digest()
}
