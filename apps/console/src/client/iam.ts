import { admittedFetch } from './admitted-fetch.ts'
import { whenUnreachable } from './send.ts'

/** A role of the small IAM that stands beside Lambda. */
export interface Role {
  readonly name: string
  readonly arn: string
  /** Who may assume it, as JSON text. */
  readonly trustDocument: string
}

/** Every role, in the order of their names. */
export const allRoles = {
  queryKey: ['IAM.ListRoles'] as const,
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<readonly Role[]> => {
    const roles: Role[] = []
    let marker: string | undefined
    do {
      const answer = await callIam('ListRoles', { MaxItems: '1000', ...(marker === undefined ? {} : { Marker: marker }) }, signal)
      roles.push(...[...answer.querySelectorAll('Roles > member')].map(readRole))
      marker = answer.querySelector('ListRolesResult > Marker')?.textContent ?? undefined
    } while (marker !== undefined)
    return roles
  },
}

/** Makes a role with this trust document and attaches managed policies to it; answers its ARN. */
export async function createRole(name: string, { path, trustDocument, policyArns }: RoleSettings): Promise<string> {
  const answer = await callIam('CreateRole', { RoleName: name, Path: path, AssumeRolePolicyDocument: trustDocument })
  for (const arn of policyArns) await callIam('AttachRolePolicy', { RoleName: name, PolicyArn: arn })
  return answer.querySelector('Role > Arn')?.textContent ?? ''
}

export interface RoleSettings {
  readonly path: string
  readonly trustDocument: string
  readonly policyArns: readonly string[]
}

export async function deleteRole(name: string, { policyArns }: Pick<RoleSettings, 'policyArns'>): Promise<void> {
  for (const arn of policyArns) await callIam('DetachRolePolicy', { RoleName: name, PolicyArn: arn })
  await callIam('DeleteRole', { RoleName: name })
}

function readRole(member: Element): Role {
  const text = (name: string) => member.querySelector(`:scope > ${name}`)?.textContent ?? ''
  return { name: text('RoleName'), arn: text('Arn'), trustDocument: decodeURIComponent(text('AssumeRolePolicyDocument')) }
}

/** AWS's Query protocol: a form goes, XML comes. @throws Error in the server's words; ConnectionLost where nothing answers */
async function callIam(action: string, parameters: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Document> {
  const answer = await admittedFetch('/', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ Action: action, Version: '2010-05-08', ...parameters }).toString(),
    signal,
  }).catch(whenUnreachable)
  const document = new DOMParser().parseFromString(await answer.text(), 'text/xml')
  if (!answer.ok) throw new Error(document.querySelector('Error > Message')?.textContent ?? `${action} was answered with ${answer.status}`)
  return document
}
