import type { Call } from '../call/call.ts'
import { lastHeader } from '../content/header-list.ts'
import type { CallerIdentity } from '../ports/callers.ts'
import type { RequestFacts } from './facts.ts'

/** The condition keys that a call and its signer, if it has one, have a value for. */
export function requestFacts(call: Call, caller: CallerIdentity | undefined): RequestFacts {
  const { incoming, marks } = call
  const facts = new Map<string, readonly string[]>([
    ['aws:currenttime', [new Date(marks.startedAt).toISOString()]],
    ['aws:epochtime', [String(Math.floor(marks.startedAt / 1000))]],
    ['aws:securetransport', ['true']],
    ['aws:sourceip', [incoming.sourceIp]],
    ['aws:requestedregion', [call.place.region]],
  ])
  const add = (key: string, value: string | undefined) => void (value === undefined || facts.set(key, [value]))
  add('aws:useragent', lastHeader(incoming.headers, 'user-agent'))
  add('aws:referer', lastHeader(incoming.headers, 'referer'))
  add('aws:sourcevpce', incoming.vpceId)
  add('aws:principalaccount', caller?.accountId)
  add('aws:principalarn', caller?.userArn)
  add('aws:sourceaccount', caller?.accountId)
  add('aws:sourcearn', caller?.userArn)
  add('aws:userid', caller?.caller)
  add('aws:username', caller?.userArn.split('/').at(-1))
  return facts
}
