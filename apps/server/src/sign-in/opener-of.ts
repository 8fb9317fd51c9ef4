import type express from 'express'
import { type AdmissionRules, credential } from '../http-server/admission.ts'
import { wireRequest } from '../http-server/wire-request.ts'
import { accessKeyIdOf } from '../identity/read-signature.ts'
import type { SessionOpener } from '@fourbox/domain'

/** Who has signed a call, or sent the owner's token with it. Whether the signature is right is not looked at. */
export function openerOf(request: express.Request, admission: AdmissionRules): SessionOpener | undefined {
  const how = credential(request, admission)
  if (how === undefined) return undefined
  // A signature that names no key is nobody's.
  return how === 'token' ? {} : { accessKeyId: accessKeyIdOf(wireRequest(request)) ?? '' }
}
