import { own, withEntry, withoutEntry } from '@fourbox/domain'
import { AwsServiceError } from '../protocol/aws-service-error.ts'
import { type QueryAction, required } from '../protocol/query-protocol.ts'
import { changeRole, policyOf, readRole } from './role-document.ts'

export const rolePolicies = {
  async PutRolePolicy(parameters, context) {
    const [name, document] = [required(parameters, 'PolicyName'), policyOf(parameters, 'PolicyDocument')]
    await changeRole(parameters, context, (role) => ({ ...role, inlinePolicies: withEntry(role.inlinePolicies, name, document) }))
    return undefined
  },

  async GetRolePolicy(parameters, context) {
    const { roleName, inlinePolicies } = await readRole(parameters, context)
    const name = required(parameters, 'PolicyName')
    const document = own(inlinePolicies, name)
    if (document === undefined) throw unknownPolicy(name)
    return { RoleName: roleName, PolicyName: name, PolicyDocument: encodeURIComponent(document) }
  },

  async DeleteRolePolicy(parameters, context) {
    const name = required(parameters, 'PolicyName')
    await changeRole(parameters, context, (role) => {
      if (own(role.inlinePolicies, name) === undefined) throw unknownPolicy(name)
      return { ...role, inlinePolicies: withoutEntry(role.inlinePolicies, name) }
    })
    return undefined
  },

  async ListRolePolicies(parameters, context) {
    return { PolicyNames: Object.keys((await readRole(parameters, context)).inlinePolicies), IsTruncated: false }
  },

  async AttachRolePolicy(parameters, context) {
    const arn = required(parameters, 'PolicyArn')
    if (!/^arn:aws:iam::(aws|\d{12}):policy\/\S+$/.test(arn)) throw new AwsServiceError(400, 'InvalidInput', `ARN ${arn} is not valid.`)
    await changeRole(parameters, context, (role) => ({ ...role, attachedPolicyArns: [...new Set([...role.attachedPolicyArns, arn])] }))
    return undefined
  },

  async DetachRolePolicy(parameters, context) {
    const arn = required(parameters, 'PolicyArn')
    await changeRole(parameters, context, (role) => {
      if (!role.attachedPolicyArns.includes(arn)) throw new AwsServiceError(404, 'NoSuchEntity', `Policy ${arn} was not found.`)
      return { ...role, attachedPolicyArns: role.attachedPolicyArns.filter((each) => each !== arn) }
    })
    return undefined
  },

  async ListAttachedRolePolicies(parameters, context) {
    const { attachedPolicyArns } = await readRole(parameters, context)
    return { AttachedPolicies: attachedPolicyArns.map((arn) => ({ PolicyName: arn.split('/').at(-1), PolicyArn: arn })), IsTruncated: false }
  },
} satisfies Record<string, QueryAction>

function unknownPolicy(name: string): AwsServiceError {
  return new AwsServiceError(404, 'NoSuchEntity', `The role policy with name ${name} cannot be found.`)
}
