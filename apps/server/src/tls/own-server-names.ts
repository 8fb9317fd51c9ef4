/**
 * What the one certificate stands for that most clients see: this machine, the endpoints of single services, and the default
 * hosts of APIs and functions. `hosts` are the control plane's own, as admission knows them.
 */
export function ownServerNames(hosts: ReadonlySet<string>, region: string): readonly [string, ...string[]] {
  const own = [...hosts].map((host) => host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'))
  return ['localhost', ...new Set([...defaultHosts('localhost'), ...defaultHosts(`${region}.localhost`), ...own].filter((name) => name !== 'localhost'))]
}

function defaultHosts(domain: string): readonly string[] {
  return ['execute-api', 'lambda-url'].map((kind) => `*.${kind}.${domain}`)
}
