import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { type Reading, reading } from '../reading/reading.ts'
import type { ClientCertificate } from './client-certificate.ts'

/** What a client certificate says of itself. */
export type ClientCertificateHead = Pick<ClientCertificate, 'description'>

export function readClientCertificate({ description }: ClientCertificateHead): Reading<ClientCertificateHead> {
  return reading((findings) => {
    judgeLengths('Client Certificate', { description }, { description: longest.description }, findings)
    return { ...(description !== undefined && { description }) }
  })
}
