import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Domain name access associations',
  body: (
    <>
      <p>A private custom domain name is reached through VPC endpoints. An association says which endpoint may lead to which domain name.</p>
      <p>There are no VPC endpoints on this machine: associations are kept and have no effect. Whoever reaches this server reaches the domain name.</p>
    </>
  ),
}
