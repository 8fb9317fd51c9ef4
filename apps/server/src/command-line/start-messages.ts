import type { Fourbox } from '../main.ts'
import type { Role } from '../nodes/role.ts'
import type { Config } from '../settings/config.ts'
import { isLoopback } from '../settings/loopback.ts'

type Addresses = Pick<Fourbox, 'controlOrigin' | 'executeOrigin' | 'signInAddress' | 'lastKnown'>

/** What a start says on standard output: where everything is, what it lacks, and in the strict mode how one gets in. */
export function readiness({ controlOrigin, executeOrigin, signInAddress, lastKnown }: Addresses, role: Role): string {
  const where = `Fourbox is ready${roles[role]({ controlOrigin, executeOrigin })}`
  const ready = lastKnown === undefined ? where : `${where}\n${lastKnown}`
  if (signInAddress === undefined) return ready
  return `${ready}
Strict mode: the console asks who you are, and AWS’s protocol takes only signatures of keys that were configured or made.
Sign in, once and within a day, at ${signInAddress}
“fourbox sign-in” prints another address; “fourbox access-key” makes a key, for SDKs and for the sign-in page.`
}

const roles: Readonly<Record<Role, (addresses: Addresses) => string>> = {
  both: ({ controlOrigin, executeOrigin }) => `: console ${controlOrigin}, deployed APIs ${executeOrigin}`,
  control: ({ controlOrigin, executeOrigin }) =>
    ` as a control node: console ${controlOrigin}; other nodes serve deployed APIs, which the console shows at ${executeOrigin}`,
  data: ({ controlOrigin, executeOrigin }) => ` as a data node: deployed APIs ${executeOrigin}, health ${controlOrigin}/readyz`,
}

/** What it means that others can connect and nobody is asked who they are; undefined where either is not so. */
export function openToAll({ host, strict }: Pick<Config, 'host' | 'strict'>): string | undefined {
  if (strict || isLoopback(host)) return undefined
  return `Listening on ${host} without the strict mode, as FOURBOX_STRICT=no says: whoever reaches this address is the owner. They read and
change every API, run functions and make access keys. Let only loopback reach it (a port published on 127.0.0.1, a CI job), or leave
FOURBOX_STRICT out.`
}
