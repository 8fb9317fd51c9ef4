import { existsSync, readFileSync } from 'node:fs'
import * as tls from 'node:tls'
import { authorityFile } from './authority.ts'

/** Lets this process believe a server that the authority of a data folder vouches for, where there is one. Node has the means since 22.19; before, `NODE_EXTRA_CA_CERTS` has. */
export function trustAuthority(dataFolder: string): void {
  const file = authorityFile(dataFolder)
  if (!existsSync(file) || !('setDefaultCACertificates' in tls)) return
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(file, 'utf8')])
}
