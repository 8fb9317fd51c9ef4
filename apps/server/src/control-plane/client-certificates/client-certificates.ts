import { type ClientCertificate, type EpochSeconds, readClientCertificate } from '@fourbox/domain'
import { makeClientCertificate } from '../../certificates/client-certificate.ts'
import type { Handlers, Output } from '../context.ts'
import { takeCustomId } from '../documents/custom-id.ts'
import { accepted, badRequest, limitReached, notFound } from '../protocol/errors.ts'
import { oldestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { changeDocument, deleteDocument, readDocument, shownTags } from '../documents/account-document.ts'

const lifeInSeconds = 365 * 24 * 60 * 60

export const clientCertificates = {
  async GenerateClientCertificate(input, { documents, limits, newId, now }) {
    if ((await documents.list('clientCertificate')).items.length >= limits.clientCertificates) throw limitReached('Client Certificates')
    const { customId, tags } = takeCustomId(input.tags)
    const createdDate = now()
    const expirationDate = createdDate + lifeInSeconds
    const certificate: ClientCertificate = {
      clientCertificateId: customId ?? newId(6),
      ...accepted(readClientCertificate(input)),
      ...(await makeClientCertificate(toDate(createdDate), toDate(expirationDate))),
      createdDate,
      expirationDate,
      tags,
    }
    await documents.insert('clientCertificate', certificate.clientCertificateId, certificate)
    return writeCertificate(certificate, 'elsewhere')
  },

  async GetClientCertificate({ clientCertificateId }, context) {
    return writeCertificate(await readDocument(context, 'clientCertificate', clientCertificateId, unknownCertificate()), 'alone')
  },

  async GetClientCertificates(page, { documents }) {
    const { items, position } = pageOf(oldestFirst((await documents.list('clientCertificate')).items), ({ clientCertificateId }) => clientCertificateId, page)
    return { items: items.map((certificate) => writeCertificate(certificate, 'elsewhere')), position }
  },

  async UpdateClientCertificate({ clientCertificateId, patchOperations }, context) {
    const change = (certificate: ClientCertificate) => {
      const patched = applyPatches(clientCertificatePatches, listPaths, certificate, patchOperations)
      return { ...patched, ...accepted(readClientCertificate(patched)) }
    }
    return writeCertificate(await changeDocument(context, 'clientCertificate', clientCertificateId, change, unknownCertificate()), 'alone')
  },

  async DeleteClientCertificate({ clientCertificateId }, context) {
    const { items: stages } = await context.documents.list('stage')
    const users = stages.filter((stage) => stage.clientCertificateId === clientCertificateId).map(({ restApiId, stageName }) => `${restApiId}:${stageName}`)
    if (users.length > 0) throw badRequest(`Cannot delete Client Certificate ${clientCertificateId} because it is used by the stages [${users.join(', ')}]`)
    await deleteDocument(context, 'clientCertificate', clientCertificateId, unknownCertificate())
    return {}
  },
} satisfies Partial<Handlers>

function unknownCertificate() {
  return notFound('Invalid Client Certificate identifier specified')
}

export const clientCertificatePatches: PatchTable<ClientCertificate> = {
  '/description': { replace: (certificate, { value = '' }) => ({ ...certificate, description: value }) },
}

function toDate(seconds: EpochSeconds): Date {
  return new Date(seconds * 1000)
}

/** The private key stays here. */
function writeCertificate(certificate: ClientCertificate, where: 'alone' | 'elsewhere'): Output<'GetClientCertificate'> {
  const { clientCertificateId, description, pemEncodedCertificate, createdDate, expirationDate, tags } = certificate
  return { clientCertificateId, description, pemEncodedCertificate, createdDate, expirationDate, tags: shownTags(tags, where) }
}
